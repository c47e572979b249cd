import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { DurationMs } from '../../main/core/units.ts';
import styles from './countdown-ring.module.css';

interface CountdownRingProps {
  readonly lengthMs: DurationMs;
  readonly isHeld: boolean;
}

/** A thin ring around the sign that runs out as the screen returns; it stands still while somebody holds it. */
export function CountdownRing({ lengthMs, isHeld }: CountdownRingProps): ReactNode {
  const circle = useRef<SVGCircleElement>(null);
  const running = useRef<Animation | null>(null);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const animation = circle.current?.animate(
      { strokeDashoffset: ['0', '-100'] },
      { duration: lengthMs, fill: 'forwards' },
    );
    running.current = animation ?? null;
    return () => animation?.cancel();
  }, [lengthMs]);
  useEffect(() => {
    if (isHeld) running.current?.pause();
    else running.current?.play();
  }, [isHeld, lengthMs]);
  return (
    <svg className={styles['ring']} viewBox="0 0 280 280" aria-hidden="true" focusable="false">
      <circle ref={circle} cx="140" cy="140" r="134" pathLength="100" />
    </svg>
  );
}
