import type { Session, WebContents } from 'electron';
import { isOurPage } from './protocol.ts';

/**
 * Refuses every permission but one: the camera, without sound, for a page of ours (Electron documentation,
 * "Security", item 5). A request is answered by one handler and a question by another; both are needed.
 */
export function setPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isCameraAlone = permission === 'media' && kinds.length === 1 && kinds[0] === 'video';
    answer(isCameraAlone && isOurPage(details.requestingUrl) && isOurPage(addressOf(contents)));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const isCamera = permission === 'media' && details.mediaType === 'video';
    return isCamera && isOurPage(origin) && isOurPage(addressOf(contents));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
}

function addressOf(contents: WebContents | null): string {
  return contents?.getURL() ?? '';
}
