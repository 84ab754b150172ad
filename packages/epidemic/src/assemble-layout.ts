import { compressedRows } from './compressed-rows.ts';
import type { DayTemplate, Layout } from './layout.ts';

interface LayoutParts {
  persons: number;
  days: number;
  /** People of each group and cluster, and whom each person reaches from his seat. */
  groups: readonly (readonly number[])[];
  clusters: readonly (readonly number[])[];
  reach: readonly (readonly number[])[];
  groupSite: Int32Array;
  groupSeated: Uint8Array;
  pupils: readonly number[];
  teachers: readonly number[];
  templateOfDay: Int32Array;
  templates: DayTemplate[];
}

/** Puts a layout together from its days and its people. O(people + members of all occasions). */
export function assembleLayout(parts: LayoutParts): Layout {
  const { persons, groups, clusters, templates } = parts;
  const groupOf = new Int32Array(persons).fill(-1);
  groups.forEach((group, g) => {
    for (const person of group) groupOf[person] = g;
  });
  const clusterOf = new Int32Array(persons).fill(-1);
  clusters.forEach((cluster, c) => {
    for (const person of cluster) clusterOf[person] = c;
  });
  const attends = new Uint8Array(persons);
  for (const template of templates) for (const person of template.member) attends[person] = 1;
  const [groupStart, groupMember] = compressedRows(groups);
  const [clusterStart, clusterMember] = compressedRows(clusters);
  const [reachStart, reach] = compressedRows(parts.reach);
  return {
    days: parts.days,
    groups: groups.length,
    groupOf,
    groupSize: Int32Array.from(groups, (group) => group.length),
    groupStart,
    groupMember,
    groupSite: parts.groupSite,
    clusters: clusters.length,
    clusterOf,
    clusterStart,
    clusterMember,
    clusterGroup: Int32Array.from(clusters, (cluster) => groupOf[cluster[0] as number] as number),
    groupSeated: parts.groupSeated,
    reachStart,
    reach,
    pupils: Int32Array.from(parts.pupils).sort(),
    teachers: Int32Array.from(parts.teachers).sort(),
    templateOfDay: parts.templateOfDay,
    attends,
    attendees: attends.reduce((sum, one) => sum + one, 0),
    templates,
  };
}
