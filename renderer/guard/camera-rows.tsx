import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { ChoiceRow } from './choice-row.tsx';

type Camera = WindowSettings['camera'];

/**
 * What guards choose between; other lists are for the technician's file. Badges carry Code 128: EAN, Code 39 and
 * ITF need more reads to be sure of, and each kind costs time on every frame.
 */
const kinds = {
  'codes-qr': ['QRCode'],
  'codes-badges': ['QRCode', 'Code128'],
  'codes-all': ['QRCode', 'Aztec', 'DataMatrix', 'PDF417', 'Code128', 'Code39', 'EANUPC', 'ITF'],
} as const satisfies Readonly<Record<string, Camera['symbologies']>>;
type Kind = keyof typeof kinds;

interface CameraRowsProps {
  readonly camera: Camera;
  readonly onChanged: (part: Partial<Camera>) => void;
}

/** What the camera reads, and its lamp. */
export function CameraRows({ camera, onChanged }: CameraRowsProps): ReactNode {
  const { t } = useTranslation('camera');
  const names: readonly Kind[] = ['codes-qr', 'codes-badges', 'codes-all'];
  const chosen = names.find((name) => kinds[name].join() === camera.symbologies.join());
  return (
    <>
      <ChoiceRow
        caption={t('codes')}
        choices={names.map((name) => [name, t(name)] as const)}
        chosen={chosen ?? ''}
        onChoose={(name) => {
          if (name !== '') onChanged({ symbologies: [...kinds[name]] });
        }}
      />
      <ChoiceRow
        caption={t('torch')}
        choices={[['off', t('torch-off')] as const, ['on', t('torch-on')] as const]}
        chosen={camera.torch ? 'on' : 'off'}
        onChoose={(choice) => onChanged({ torch: choice === 'on' })}
      />
    </>
  );
}
