import packageJson from '../../package.json' with { type: 'json' };

/** Version of this program, as exports and heads state it. */
export const programVersion = packageJson.version;
