interface DrawingProps {
  readonly className: string | undefined;
}

/** Four corners around the place where a code belongs; they close in when a code is in view (CSS). */
export function ViewFinder({ className }: DrawingProps) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true">
      <path d="M4 26 V10 a6 6 0 0 1 6 -6 H26" />
      <path d="M74 4 H90 a6 6 0 0 1 6 6 V26" />
      <path d="M96 74 V90 a6 6 0 0 1 -6 6 H74" />
      <path d="M26 96 H10 a6 6 0 0 1 -6 -6 V74" />
    </svg>
  );
}

/** A camera in outline, for all states in which there is no picture. */
export function CameraSign({ className }: DrawingProps) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true">
      <path d="M16 32 h16 l8 -12 h20 l8 12 h16 a8 8 0 0 1 8 8 v34 a8 8 0 0 1 -8 8 h-68 a8 8 0 0 1 -8 -8 v-34 a8 8 0 0 1 8 -8 z" />
      <circle cx="50" cy="56" r="16" />
    </svg>
  );
}
