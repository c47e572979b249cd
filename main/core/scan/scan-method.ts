/** How a text came to the station. */
export const scanMethods = ['wedge', 'serial', 'hid', 'camera', 'typed', 'demo'] as const;
export type ScanMethod = (typeof scanMethods)[number];
