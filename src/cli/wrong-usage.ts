/** The words of a command make no sense; the message says why, and where the help is follows it. */
export class WrongUsage extends Error {}
