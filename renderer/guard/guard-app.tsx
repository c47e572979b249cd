import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSurroundings } from '../door/surroundings.tsx';
import { practise } from '../practice/practise.ts';
import { speak } from '../text/language.ts';
import { ActionBar } from './action-bar.tsx';
import { Alerts } from './alerts.tsx';
import styles from './guard-app.module.css';
import type { PanelStore } from './panel-store.ts';
import { InsidePage } from './inside/inside-page.tsx';
import { RollCallPage } from './inside/roll-call-page.tsx';
import { StandingNotices } from './inside/standing-notices.tsx';
import { NoPhonePage } from './no-phone/no-phone-page.tsx';
import { PageRow } from './page-row.tsx';
import { PanelHead } from './panel-head.tsx';
import { pageKeys, roomKey } from './panel-pages.ts';
import type { PageProps, PanelPage } from './panel-pages.ts';
import { DoorMenus, menuKeys } from './door-menus.tsx';
import type { DoorMenu } from './door-menus.tsx';
import { Noted } from './noted.tsx';
import { useNag } from './use-nag.ts';
import { useNoted } from './use-noted.ts';
import { PassesPage } from './passes/passes-page.tsx';
import { PendingList } from './pending-list.tsx';
import { PersonNow } from './person-now.tsx';
import { RecentRows } from './recent-rows.tsx';
import { RoomPage } from './room/room-page.tsx';
import { RulesPage } from './rules/rules-page.tsx';
import { ScannersPage } from './scanners/scanners-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { ShiftPage } from './shift/shift-page.tsx';
import { useSelection } from './use-selection.ts';
import { useStaysOpen } from './use-stays-open.ts';

/** The guard's panel: who is at the door, who waits, the last ten; every action with its key printed on it. */
export function GuardApp({ store }: { readonly store: PanelStore }): ReactNode {
  const { panel, status, settings, reports, isConnected, role } = useSyncExternalStore(
    store.subscribe,
    store.read,
  );
  const [page, setPage] = useState<PanelPage>('door');
  const [menu, setMenu] = useState<DoorMenu | null>(null);
  const [noted, note] = useNoted();
  const selection = useSelection(page === 'door' ? panel : null);
  useStaysOpen();
  useSiteLanguage(settings?.language);
  useNag(panel, settings !== null && settings.sounds !== 'off');
  const turn = (to: PanelPage) => setPage((was) => (was === to ? 'door' : to));
  const openMenu = (opened: DoorMenu) => {
    setPage('door');
    setMenu(opened);
  };
  usePanelKeys({ turn, openMenu, isCovered: menu !== null, hasRoom: role !== 'guard' });
  if (!panel || !status || !settings) return <main className={styles['panel']} />;
  const { timeZone } = status;
  const Page = pages[page];
  return (
    <main className={styles['panel']}>
      <PanelHead panel={panel} status={status} />
      <PageRow page={page} hasRoom={role !== 'guard'} onTurn={turn} />
      {!isConnected && <Lost />}
      <StandingNotices panel={panel} page={page} timeZone={timeZone} onTurn={turn} />
      <Alerts codes={panel.alerts} />
      {page === 'settings' && (
        <SettingsPage settings={settings} onChanged={(changed) => store.settle(changed)} />
      )}
      {page === 'scanners' && <ScannersPage status={status} reports={reports} />}
      {Page && <Page panel={panel} status={status} onDone={() => setPage('door')} />}
      {page === 'door' && (
        <div className={styles['board']}>
          <PersonNow subject={panel.now} timeZone={timeZone} />
          <PendingList
            rows={panel.pending}
            selected={selection.sequence}
            timeZone={timeZone}
            onSelect={selection.select}
          />
          <ActionBar
            panel={panel}
            row={selection.row}
            timeZone={timeZone}
            isCovered={menu !== null}
            onAskReason={() => setMenu('let-in')}
            onMenu={setMenu}
          />
          <RecentRows rows={panel.recent} timeZone={timeZone} />
        </div>
      )}
      <DoorMenus
        menu={menu}
        panel={panel}
        row={selection.row}
        onDone={(words) => {
          setMenu(null);
          note(words);
        }}
      />
      <Noted words={noted} />
      <LegalBasis lines={panel.legalBasis} />
    </main>
  );
}

function useSiteLanguage(language: 'id' | 'en' | undefined): void {
  useEffect(() => {
    if (language) speak(language);
  }, [language]);
}

/** Pages that ask the station for what they show. */
const pages: Partial<Readonly<Record<PanelPage, (props: PageProps) => ReactNode>>> = {
  'no-phone': NoPhonePage,
  inside: InsidePage,
  'roll-call': RollCallPage,
  shift: ShiftPage,
  passes: PassesPage,
  rules: RulesPage,
  room: RoomPage,
};

const pageOfKey = new Map(pageKeys);

interface PanelKeys {
  readonly turn: (to: PanelPage) => void;
  readonly openMenu: (menu: DoorMenu) => void;
  /** A menu has the keys. */
  readonly isCovered: boolean;
  /** A supervisor or an auditor has opened the panel. */
  readonly hasRoom: boolean;
}

function usePanelKeys({ turn, openMenu, isCovered, hasRoom }: PanelKeys): void {
  const { client, keyboard } = useSurroundings();
  const hear = useEffectEvent((code: string) => {
    if (isCovered) return false;
    const page = code === roomKey && hasRoom ? 'room' : pageOfKey.get(code);
    const menu = menuKeys[code];
    const isClosing = code === 'Escape' || code === 'F2';
    if (isClosing) void client.call('guard.close', null);
    else if (code === 'F6') practise(client);
    else if (menu !== undefined) openMenu(menu);
    else if (page !== undefined) turn(page);
    return page !== undefined || menu !== undefined || isClosing || code === 'F6';
  });
  // Heard once and for all: whatever a page opens later is asked first, so that Escape leaves a question and not the panel.
  useEffect(() => keyboard.listen(({ code }) => hear(code)), [keyboard]);
}

function Lost(): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <p className={styles['lost']} role="alert">
      {t('lost')}
    </p>
  );
}

function LegalBasis({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const { t } = useTranslation('guard');
  if (lines.length === 0) return null;
  return (
    <p className={styles['basis']}>
      <b>{t('legalBasis')}:</b> {lines.join(' · ')}
    </p>
  );
}
