import { expect, test } from 'vitest';
import { schema } from './schema.ts';

test('every type, field, argument and enum value carries a description', () => {
  const missing: string[] = [];
  let seen = 0;
  const need = (name: string, description: string | null | undefined) => {
    seen++;
    if (!description) missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection types and the built-in scalars are described by GraphQL itself.
    if (type.name.startsWith('__')) continue;
    need(type.name, type.description);
    if ('getFields' in type) {
      for (const field of Object.values(type.getFields())) {
        need(`${type.name}.${field.name}`, field.description);
        if ('args' in field) for (const arg of field.args) need(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    } else if ('getValues' in type) {
      for (const value of type.getValues()) need(`${type.name}.${value.name}`, value.description);
    }
  }
  expect(seen).toBeGreaterThan(400);
  expect(missing).toEqual([]);
});

test('no field of the schema gives away what is never stored or never shared', () => {
  const names = Object.values(schema.getTypeMap()).flatMap((type) => ('getFields' in type ? Object.keys(type.getFields()) : []));
  for (const forbidden of ['nik', 'noKk', 'password', 'nameCipher', 'keyHash', 'token']) {
    // The demo accounts' public passwords are the one exception.
    expect(names.filter((name) => name.toLowerCase() === forbidden.toLowerCase()).length, forbidden).toBe(forbidden === 'password' ? 1 : 0);
  }
});
