import type { ReactNode } from 'react';

/** Where makers keep the sheets of set-up codes. Words only: a kiosk has no network, and no link may leave the page. */
const makers: readonly (readonly [maker: string, address: string])[] = [
  ['Zebra, Symbol', 'zebra.com/support'],
  ['Honeywell, Metrologic', 'sps-support.honeywell.com'],
  ['Datalogic', 'datalogic.com'],
  ['Newland', 'newland-id.com'],
];

/** The makers' addresses, to be typed elsewhere. */
export function MakerAddresses({ className }: { readonly className: string | undefined }): ReactNode {
  return (
    <dl className={className}>
      {makers.map(([maker, address]) => (
        <div key={maker}>
          <dt>{maker}</dt>
          <dd>{address}</dd>
        </div>
      ))}
    </dl>
  );
}
