import type { AfterPackContext } from 'electron-builder';
import { join } from 'node:path';
import { setFuses } from './fuses.ts';

/** What electron-builder calls when the program's folder stands and nothing is signed yet. */
export default async function afterPack({ appOutDir, packager }: AfterPackContext): Promise<void> {
  await setFuses(join(appOutDir, programName(packager)));
}

/** Windows names the program after the product; Linux has a name of its own for it. */
function programName(packager: AfterPackContext['packager']): string {
  if ('executableName' in packager && typeof packager.executableName === 'string')
    return packager.executableName;
  return `${packager.appInfo.productFilename}.exe`;
}
