/** Loads ts-morph, which takes some 400 ms: only for libraries whose TypeScript imports something. */

export async function loadTsMorph(): Promise<typeof import('ts-morph')> {
  return import('ts-morph');
}
