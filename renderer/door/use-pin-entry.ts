import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DurationMs } from '../../main/core/units.ts';
import type { WireFailure } from '../../preload/contract/commands.ts';
import type { PinQuestion } from './pin-entry.ts';
import { shortestPin, typeDigit } from './pin-entry.ts';
import { useSurroundings } from './surroundings.tsx';

interface PinEntry {
  readonly typed: string;
  readonly title: string;
  readonly message: string;
  readonly isBusy: boolean;
  /** Takes a digit, `delete`, `confirm` or `cancel`. */
  readonly press: (key: string) => void;
}

/** What the pad has to say: a question of its own, an own complaint, or the station's failure. */
type Complaint = 'differs' | 'short' | WireFailure | null;

/** Runs the PIN pad: what is typed, what is asked, what the station answered. */
export function usePinEntry(
  pinIsSet: boolean,
  onOpened: (code: string) => void,
  onCancel: () => void,
): PinEntry {
  const { t } = useTranslation('door');
  const { client } = useSurroundings();
  const [typed, setTyped] = useTyped();
  const [question, ask] = useState<PinQuestion>(pinIsSet ? { kind: 'enter' } : { kind: 'choose' });
  const [complaint, complain] = useState<Complaint>(null);
  const { isBusy, isBusyNow, setBusy } = useBusy();
  const wait = useWait(complaint);
  const touch = useClosesAlone(onCancel);

  const open = async (pin: string) => {
    const reply = await client.call('guard.open', { pin });
    if (reply.ok) onOpened(reply.value.code);
    else complain(reply.failure);
  };
  const choose = async (pin: string) => {
    const reply = await client.call('guard.choose-pin', { pin });
    if (reply.ok) return open(pin);
    ask({ kind: 'choose' });
    complain(reply.failure);
  };
  const answer = async (pin: string) => {
    // Enter without digits is a leftover of what was typed while the station checked; it changes no message.
    if (pin === '') return;
    complain(null);
    setTyped(() => '');
    if (pin.length < shortestPin) {
      complain('short');
      return;
    }
    if (question.kind === 'choose') {
      ask({ kind: 'again', first: pin });
      return;
    }
    if (question.kind === 'again' && question.first !== pin) {
      ask({ kind: 'choose' });
      complain('differs');
      return;
    }
    setBusy(true);
    await (question.kind === 'enter' ? open(pin) : choose(pin));
    setBusy(false);
  };
  const press = (key: string) => {
    touch();
    if (key === 'cancel') onCancel();
    else if (isBusyNow() || wait > 0) return;
    else if (key === 'confirm') void answer(setTyped((now) => now));
    else setTyped((now) => (key === 'delete' ? now.slice(0, -1) : typeDigit(now, key)));
  };
  const words = isBusy
    ? t('pin.checking')
    : (complaintInWords(complaint, wait, t) ?? t(`pin.${question.kind}`));
  return {
    typed,
    title: question.kind === 'enter' ? t('pin.title') : t('pin.chooseTitle'),
    message: words,
    isBusy: isBusy || wait > 0,
    press,
  };
}

/** The digits so far. A fast typist's keys arrive several at once, so each change builds on the one before it. */
function useTyped(): [string, (change: (now: string) => string) => string] {
  const latest = useRef('');
  const [typed, show] = useState('');
  const apply = (change: (now: string) => string) => {
    latest.current = change(latest.current);
    show(latest.current);
    return latest.current;
  };
  return [typed, apply];
}

/** Whether the station checks. A fast typist's next key comes before the pad is drawn anew, so it is read at once. */
function useBusy() {
  const latest = useRef(false);
  const [isBusy, show] = useState(false);
  const setBusy = (now: boolean) => {
    latest.current = now;
    show(now);
  };
  return { isBusy, isBusyNow: () => latest.current, setBusy };
}

/** A pad that somebody left hides the public screen: as long as the guard's panel it stays, no longer. */
const closesAfter: DurationMs = 20_000;

/** Closes the pad some time after the last call of what it gives. */
function useClosesAlone(close: () => void): () => void {
  const [touches, count] = useState(0);
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    const timer = setTimeout(() => closeNow(), closesAfter);
    return () => clearTimeout(timer);
  }, [touches]);
  return () => count((now) => now + 1);
}

type Translate = ReturnType<typeof useTranslation<'door'>>['t'];

function complaintInWords(complaint: Complaint, wait: number, t: Translate): string | null {
  if (complaint === null) return null;
  if (complaint === 'differs' || complaint === 'short') return t(`pin.${complaint}`);
  if (complaint.code === 'GUARD_PIN_LOCKED') return wait > 0 ? t('pin.locked', { count: wait }) : null;
  if (complaint.code === 'GUARD_PIN_WRONG') {
    return wait > 0 ? `${t('pin.wrong')} ${t('pin.locked', { count: wait })}` : t('pin.wrong');
  }
  if (complaint.code === 'GUARD_PIN_WEAK') return t('pin.weak');
  return t('pin.failed', { code: complaint.code });
}

/** Counts down the seconds that a failure makes the guard wait. */
function useWait(complaint: Complaint): number {
  const [left, setLeft] = useState(0);
  const needed = typeof complaint === 'object' ? (complaint?.retryAfterSeconds ?? 0) : 0;
  useEffect(() => {
    if (needed <= 0) return;
    const until = performance.now() + needed * 1000;
    const count = () => {
      setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    };
    const first = setTimeout(count);
    const timer = setInterval(count, 250);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      setLeft(0);
    };
  }, [complaint, needed]);
  return left;
}
