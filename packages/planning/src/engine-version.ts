/** Version of the engines together, kept with every stored result: another version may answer otherwise. */
export const ENGINE_VERSION = '0.2.0';
