import type { ReactNode } from 'react';
import styles from './icons.module.css';

/** Small signs beside words, drawn on a 24 by 24 grid with the strokes of the large ones. */
function Icon({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <svg className={styles['icon']} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export function HandIcon(): ReactNode {
  return (
    <Icon>
      <path d="M8 14V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v9.5a6 6 0 0 1-6 6c-2.400 0-3.700-1-5-3l-2.600-4.300a1.500 1.500 0 0 1 2.500-1.600Z" />
    </Icon>
  );
}

export function GlobeIcon(): ReactNode {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c5 5.500 5 12.500 0 18M12 3c-5 5.500-5 12.500 0 18" />
    </Icon>
  );
}

export function HandheldIcon(): ReactNode {
  return (
    <Icon>
      <path d="M3 5h11l4 3v3l-4 2h-3l2 8H8L6 13H3Z" />
      <path d="M21 5v8" />
    </Icon>
  );
}

export function CableIcon(): ReactNode {
  return (
    <Icon>
      <path d="M12 21V10M7 3v4a3 3 0 0 0 3 3h4a3 3 0 0 0 3-3V3M5 3h4M15 3h4" />
    </Icon>
  );
}

export function CameraIcon(): ReactNode {
  return (
    <Icon>
      <circle cx="12" cy="10" r="7" />
      <circle cx="12" cy="10" r="2.500" />
      <path d="M7 21h10M12 17v4" />
    </Icon>
  );
}

export function LockIcon(): ReactNode {
  return (
    <Icon>
      <rect x="5" y="11" width="14" height="10" rx="2" />
      <path d="M8 11V7a4 4 0 0 1 8 0v4" />
    </Icon>
  );
}

export function PeopleIcon(): ReactNode {
  return (
    <Icon>
      <circle cx="9" cy="8" r="4" />
      <path d="M2 21c0-4 3-7 7-7s7 3 7 7M16 4.500a4 4 0 0 1 0 7M18 14.500c2.400 1 4 3.500 4 6.500" />
    </Icon>
  );
}

export function MaskIcon(): ReactNode {
  return (
    <Icon>
      <path d="M6 9c2.500 0 4-1.500 6-1.500S15.500 9 18 9v5.500c0 3-3 4.500-6 4.500s-6-1.500-6-4.500Z" />
      <path d="M6 10.500C3 10 2.500 11 2.500 12s1 2.500 3.500 2.500M18 10.500c3-.500 3.500.500 3.500 1.500s-1 2.500-3.500 2.500M9.500 12h5M9.500 15h5" />
    </Icon>
  );
}

export function WashIcon(): ReactNode {
  return (
    <Icon>
      <path d="M12 2.500c2 2.600 3 4 3 5.500a3 3 0 0 1-6 0c0-1.500 1-2.900 3-5.500Z" />
      <path d="M3 14h4l3 1.500h4a1.500 1.500 0 0 1 0 3h-3M3 20h8c2 0 3-.500 4.500-1.500l5-3.500a1.400 1.400 0 0 0-1.700-2.200L15.500 15" />
    </Icon>
  );
}

export function DistanceIcon(): ReactNode {
  return (
    <Icon>
      <circle cx="5" cy="5" r="2.500" />
      <circle cx="19" cy="5" r="2.500" />
      <path d="M5 10v7M19 10v7M3 21h18M5.500 18.500 3 21l2.500 2.500M18.500 18.500 21 21l-2.500 2.500" />
    </Icon>
  );
}
