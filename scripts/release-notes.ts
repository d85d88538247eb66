/**
 * What the changelog says of a version: the lines below its heading, `## [0.2.0] - 2026-11-29`, up
 * to the next one.
 * @throws if it says nothing
 */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  const notes = section?.split("\n").slice(1).join("\n").trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing of ${version}. Add a heading "## [${version}] - date".`);
  return `${notes}\n`;
}
