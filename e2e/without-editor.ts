/**
 * For `test.use`: the page as a person finds it who has put the editor away, for tests of what stands beside it. Making
 * the editor costs a page more than all else it does.
 */
export const withoutEditor = {
  storageState: {
    cookies: [],
    origins: [
      {
        origin: new URL(process.env.PLIMSOLL_ADDRESS ?? 'http://localhost').origin,
        localStorage: [{ name: 'plimsoll.editor', value: 'closed auto' }],
      },
    ],
  },
}
