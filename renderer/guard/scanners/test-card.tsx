import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { testCodeIds } from '../../../preload/contract/scanner-report.ts';
import type { TestCodeId } from '../../../preload/contract/scanner-report.ts';
import { MakerAddresses } from './maker-addresses.tsx';
import styles from './test-card.module.css';

/** Addresses of the pictures by file name; each picture is part of the build. */
const pictures = import.meta.glob<string>('../../../assets/test-card/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** How wide each is printed, in millimetres, quiet zone included: modules of 0.25 to 0.6 mm, as on certificates and badges. */
const widthsMm: Readonly<Record<TestCodeId, number>> = {
  'qr-certificate': 50,
  'qr-dense': 66,
  'qr-small': 24,
  'data-matrix': 24,
  aztec: 24,
  'code-128': 58,
  'code-39': 76,
  'ean-13': 40,
  itf: 56,
  'pdf-417': 66,
};

/** The test card, one A4 page, seen by the printer only. */
export function TestCard(): ReactNode {
  const { t } = useTranslation('scanners');
  return createPortal(
    <section className={styles['card']} aria-hidden="true">
      <h1>{t('card.title')}</h1>
      <p>{t('card.note')}</p>
      <ul>
        {testCodeIds.map((id) => (
          <li key={id}>
            <img
              src={pictures[`../../../assets/test-card/${id}.svg`]}
              alt=""
              width={inPixels(widthsMm[id])}
            />
            <b>{t(`codes.${id}`)}</b>
          </li>
        ))}
      </ul>
      <p>{t('card.phone')}</p>
      <h2>{t('makers')}</h2>
      <p>{t('makersHint')}</p>
      <MakerAddresses className={styles['makers']} />
    </section>,
    document.body,
  );
}

/** 96 CSS pixels are an inch on paper (CSS Values 4, 6.2). */
function inPixels(millimetres: number): number {
  return (millimetres / 25.4) * 96;
}
