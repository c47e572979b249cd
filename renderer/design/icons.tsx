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
