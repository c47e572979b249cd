import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { useSurroundings } from '../door/surroundings.tsx';
import { CameraRows } from './camera-rows.tsx';
import { ChoiceRow } from './choice-row.tsx';
import styles from './settings-page.module.css';

type WordKey = 'id' | 'en' | 'bright' | 'dark' | 'left' | 'right' | 'off' | 'read' | 'outcome';

interface SettingsPageProps {
  readonly settings: WindowSettings;
  readonly onChanged: (settings: WindowSettings) => void;
}

/** The few settings that a guard may change at the door; each takes effect at once. */
export function SettingsPage({ settings, onChanged }: SettingsPageProps): ReactNode {
  const { t } = useTranslation('guard');
  const { client } = useSurroundings();
  const cameras = useCameraNames();
  const [failed, setFailed] = useState<string | null>(null);
  const change = async (part: Partial<WindowSettings>) => {
    const reply = await client.call('settings.change', part);
    setFailed(reply.ok ? null : reply.failure.code);
    if (reply.ok) onChanged(reply.value);
  };
  const words = t('settings', { returnObjects: true });
  const word = <K extends WordKey>(key: K) => [key, words[key]] as const;
  const { camera } = settings;
  const setCamera = (choice: string) =>
    change({
      camera: { ...camera, enabled: choice !== 'off', name: choice.startsWith('=') ? choice.slice(1) : null },
    });
  return (
    <section className={styles['page']}>
      <h2 className={styles['title']}>{t('settings.title')}</h2>
      <ChoiceRow
        caption={t('settings.language')}
        choices={[word('id'), word('en')]}
        chosen={settings.language}
        onChoose={(language) => void change({ language })}
      />
      <ChoiceRow
        caption={t('settings.lobby')}
        choices={[word('bright'), word('dark')]}
        chosen={settings.lobby}
        onChoose={(lobby) => void change({ lobby })}
      />
      <ChoiceRow
        caption={t('settings.desk')}
        choices={[word('left'), word('right')]}
        chosen={settings.desk}
        onChoose={(desk) => void change({ desk })}
      />
      <ChoiceRow
        caption={t('settings.sounds')}
        choices={[word('off'), word('read'), word('outcome')]}
        chosen={settings.sounds}
        onChoose={(sounds) => void change({ sounds })}
      />
      <ChoiceRow
        caption={t('settings.camera')}
        choices={[
          ['off', t('settings.off')] as const,
          ['first', t('settings.anyCamera')] as const,
          ...cameras.map((name) => [`=${name}`, name] as const),
        ]}
        chosen={camera.enabled ? (camera.name === null ? 'first' : `=${camera.name}`) : 'off'}
        onChoose={(choice) => void setCamera(choice)}
      />
      <CameraRows camera={camera} onChanged={(part) => void change({ camera: { ...camera, ...part } })} />
      {failed !== null && <p role="alert">{t('settings.failed', { code: failed })}</p>}
    </section>
  );
}

/** Names are known once the camera was allowed; until then there is nothing to choose from but the first one. */
function useCameraNames(): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    void navigator.mediaDevices.enumerateDevices().then((devices) => {
      const cameras = devices.filter(({ kind, label }) => kind === 'videoinput' && label !== '');
      if (isWanted) setNames([...new Set(cameras.map(({ label }) => label))]);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return names;
}
