/**
 * Gives the object as a program would meet it in Electron, save that a property which it does not have throws
 * by name: what the stand-in does not know must not pass for working.
 */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get: (target, property) => {
      // A promise is told from other values by asking for `then`; printers ask for symbols.
      if (
        property === 'then' ||
        property === 'toJSON' ||
        typeof property === 'symbol' ||
        property in target
      ) {
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      }
      throw new Error(`the stand-in for Electron does not know ${name}.${property}`);
    },
  });
}
