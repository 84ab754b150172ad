import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export type ZoneColour = 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED';

/**
 * The zone of an area from a day on; history is kept. `desaCode` set: that desa; else `kecamatanCode` set: that kecamatan; else the
 * whole kabupaten. `zone` null: from that day the area has no zone of its own and follows the larger one.
 */
export const zoneStatus = pgTable(
  'zone_status',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    kecamatanCode: text('kecamatan_code'),
    desaCode: text('desa_code'),
    zone: text('zone').$type<ZoneColour>(),
    fromDay: text('from_day').notNull(),
    reference: text('reference'),
    setBy: text('set_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('zone_area_idx').on(t.kabupatenCode, t.kecamatanCode, t.fromDay)],
);
