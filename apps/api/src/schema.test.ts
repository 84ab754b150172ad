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
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type ? Object.values(type.getFields()).map((field) => `${type.name}.${field.name}: ${String(field.type)}`) : [],
  );
  const found = ['nik', 'noKk', 'password', 'nameCipher', 'keyHash', 'token'].flatMap((forbidden) =>
    fields.filter((field) => field.toLowerCase().includes(`.${forbidden.toLowerCase()}:`)),
  );
  // Told on purpose: how old a password is, the public one of the demo, and a one-time password once to the dinas that made it.
  expect(found).toEqual(['Account.password: PasswordState!', 'DemoAccount.password: String!', 'HandedOverPassword.password: String']);
});
