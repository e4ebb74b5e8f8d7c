/** Version of Plimsoll, as in package.json (a test compares them). */
export const plimsollVersion = '0.1.0'
