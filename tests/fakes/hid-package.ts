import { EventEmitter } from 'node:events';
import type { Device } from 'node-hid';
import type { NodeHid } from '../../main/station/scanner/node-hid.ts';

/** Stands for the package `node-hid`, whose library is not there on every machine; devices come and go by hand. */
export interface FakeHidPackage extends NodeHid {
  plug(device: Pick<Device, 'path' | 'usagePage'>): void;
  unplug(path: string): void;
  /** Another program has the device for itself. */
  refuse(path: string): void;
  send(path: string, report: Uint8Array): void;
}

export function createFakeHidPackage(): FakeHidPackage {
  const devices = new Map<string, Device>();
  const opened = new Map<string, EventEmitter>();
  const refused = new Set<string>();
  return {
    devicesAsync: () => Promise.resolve([...devices.values()]),
    HIDAsync: {
      open: (path) => {
        if (!devices.has(path) || refused.has(path)) return Promise.reject(new Error('cannot open device'));
        const emitter = new EventEmitter();
        opened.set(path, emitter);
        const device = Object.assign(emitter, {
          close: () => {
            opened.delete(path);
            return Promise.resolve();
          },
        });
        return Promise.resolve(device);
      },
    },
    plug: (device) => {
      if (device.path !== undefined)
        devices.set(device.path, { vendorId: 0, productId: 0, release: 0, interface: 0, ...device });
    },
    unplug: (path) => {
      devices.delete(path);
      opened.get(path)?.emit('error', new Error('could not read from HID device'));
    },
    refuse: (path) => refused.add(path),
    send: (path, report) => opened.get(path)?.emit('data', Buffer.from(report)),
  };
}
