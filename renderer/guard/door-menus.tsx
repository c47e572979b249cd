import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskOf } from '../../preload/contract/commands.ts';
import type { GuardPanel, GuardRow } from '../../preload/contract/guard-panel.ts';
import { useSurroundings } from '../door/surroundings.tsx';
import { ChoiceMenu, type Choice } from './choice-menu.tsx';

/** Which menu lies over the people at the door. */
export type DoorMenu = 'let-in' | 'exceptions' | 'paper-card';

/** The keys that open a menu from anywhere on the panel. */
export const menuKeys: Readonly<Record<string, DoorMenu>> = { F1: 'paper-card', F3: 'exceptions' };

type Note = NonNullable<AskOf<'guard.decide'>['note']>;
/** Who has no document goes to the door as a person (F5), not as a note. */
type Exception = Exclude<AskOf<'guard.note-exception'>['what'], 'no-document'>;
/** What F3 offers besides the exceptions of the contract. */
type Happening = Exception | 'child' | 'left-unknown' | 'from-outside' | 'doctors-letter';

const reasons: readonly Note[] = ['letter-seen', 'official-order', 'document-seen', 'medical', 'other'];
/** Whose code is inside already: the guard compares first. */
const reasonsInside: readonly Note[] = ['same-person', 'other'];
const happenings: readonly (readonly [key: string, what: Happening])[] = [
  ['1', 'waved-through'],
  ['2', 'refused-scan'],
  ['3', 'tailgating'],
  ['4', 'bypass'],
  ['5', 'someone-elses-code'],
  ['6', 'different-person'],
  ['7', 'second-document'],
  ['8', 'medical'],
  ['9', 'child'],
  ['0', 'left-unknown'],
  ['+', 'from-outside'],
  ['−', 'doctors-letter'],
];
const mostDoses = 4;

interface DoorMenusProps {
  readonly menu: DoorMenu | null;
  readonly panel: GuardPanel;
  /** The undecided person on whom the keys work. */
  readonly row: GuardRow | null;
  /** The menu has done its work: what was noted, in words; null where it was left. */
  readonly onDone: (noted: string | null) => void;
}

/** The menus over the people at the door: one key opened them, the next one is the decision. */
export function DoorMenus({ menu, panel, row, onDone }: DoorMenusProps): ReactNode {
  const { t } = useTranslation('guard');
  const { client } = useSurroundings();
  const happen = useHappenings(panel, row);
  const cancel = () => onDone(null);
  if (menu === 'let-in' && row !== null) {
    const notes = isInside(panel, row) ? reasonsInside : reasons;
    return (
      <ChoiceMenu
        title={t('menu.letInTitle')}
        choices={numbered(notes, (note) => t(`notes.${note}`))}
        onCancel={cancel}
        onChoose={(note) => {
          void client.call('guard.decide', { sequence: row.sequence, decision: 'let-in', note });
          onDone(t('noted.letIn', { note: t(`notes.${note}`) }));
        }}
      />
    );
  }
  if (menu === 'exceptions') {
    const choices = happenings.map(([key, value]) => ({ key, value, words: t(`happenings.${value}`) }));
    return (
      <ChoiceMenu
        title={t('menu.exceptionsTitle')}
        choices={choices}
        onCancel={cancel}
        onChoose={(what) =>
          onDone(happen(what) ? t('noted.happened', { what: t(`happenings.${what}`) }) : t('noted.nobody'))
        }
      />
    );
  }
  if (menu === 'paper-card') {
    return (
      <ChoiceMenu
        title={t('menu.paperCardTitle')}
        choices={Array.from({ length: mostDoses + 1 }, (_, doses) => ({
          key: String(doses),
          value: doses,
          words: t('menu.doses', { count: doses }),
        }))}
        onCancel={cancel}
        onChoose={(doses) => {
          void client.call('person.paper-card', { doses });
          onDone(t('noted.paperCard', { count: doses }));
        }}
      />
    );
  }
  return null;
}

/** Notes what happened; false where it needs somebody at the door and nobody is there. */
function useHappenings(panel: GuardPanel, row: GuardRow | null): (what: Happening) => boolean {
  const { client } = useSurroundings();
  const person = row?.sequence ?? panel.now?.row.sequence ?? null;
  const adult = panel.now?.row.sequence ?? panel.recent.find(isIn)?.sequence;
  return (what) => {
    if (what === 'child') {
      if (adult !== undefined) void client.call('person.child', { adult });
      return adult !== undefined;
    }
    if (what === 'left-unknown') void client.call('presence.left-unknown', { personClass: null });
    else if (what === 'from-outside')
      void client.call('guard.say', { origin: 'outside', doctorsLetter: false });
    else if (what === 'doctors-letter') void client.call('guard.say', { origin: null, doctorsLetter: true });
    else void client.call('guard.note-exception', { what, concerns: person });
    return true;
  };
}

function isIn({ decision }: GuardRow): boolean {
  return decision === 'machine' || decision === 'let-in';
}

/** Whether somebody is inside on the code of the person at the door. */
export function isInside({ now }: GuardPanel, row: GuardRow): boolean {
  return now?.row.sequence === row.sequence && now.inside?.finding === 'already-inside';
}

function numbered<T>(values: readonly T[], words: (value: T) => string): readonly Choice<T>[] {
  return values.map((value, index) => ({ key: String(index + 1), value, words: words(value) }));
}
