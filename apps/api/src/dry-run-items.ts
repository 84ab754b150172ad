/**
 * What a dry run tries, each line by the provision it rests on. The regulation asks for a dry run (P7.2.e) and does not say what it
 * consists of: the choice of lines is the product's, from the arrival of the pupils to their way home.
 */
export const DRY_RUN_ITEMS: readonly string[] = [
  'L4.1.pre.a',
  'L4.1.pre.d',
  'L4.2.3.a',
  'L4.2.3.b',
  'L4.2.3.c',
  'L4.2.4.a',
  'L4.2.4.c',
  'L4.2.4.e',
  'P5.1.c',
  'L4.2.5.b',
  'L4.2.5.c',
  'L4.1.post.e',
];
