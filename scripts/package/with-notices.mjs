/** @param {string} of @returns {import('vite').Plugin} */
export function withNotices(of) {
  return { name: of }
}
