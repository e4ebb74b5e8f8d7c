import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { changeEntries, changeItems } from '../edit-mapping'
import type { Message } from '../tables/message'

/**
 * What happens to objects of a message, null where nothing does. One function for each purpose: what it says is
 * remembered.
 */
export type MessageChanges = (message: Message) => ((object: Mapping) => Mapping) | null

/** The object with every message in it changed, at any depth; parts in which nothing changes are shared. */
export function changeMessages(message: Message, object: Mapping, changes: MessageChanges): Mapping {
  if (!mayChange(message, changes)) return object
  let result = changes(message)?.(object) ?? object
  for (const field of message.inlined) {
    if (field.message !== null) result = changeMessages(field.message, result, changes)
  }
  return changeEntries(result, (name, value) => {
    const field = message.fields.get(name)
    const inner = field?.message ?? null
    if (inner === null || inner.special !== null) return value
    const visit = (item: Value): Value => (isMapping(item) ? changeMessages(inner, item, changes) : item)
    if (isList(value)) return changeItems(value, visit)
    if (field?.mode !== '%') return visit(value)
    return isMapping(value) ? changeEntries(value, (_, item) => visit(item)) : value
  })
}

const remembered = new WeakMap<MessageChanges, Map<Message, boolean>>()

/** Whether the message holds one that changes. */
function mayChange(message: Message, changes: MessageChanges): boolean {
  const holds = remembered.get(changes) ?? new Map<Message, boolean>()
  remembered.set(changes, holds)
  const known = holds.get(message)
  if (known !== undefined) return known
  if (changes(message) !== null) {
    holds.set(message, true)
    return true
  }
  // Known before its fields are: a message may contain lists of itself.
  holds.set(message, false)
  const found = [...message.inlined, ...message.fields.values()].some(
    field => field.message !== null && mayChange(field.message, changes),
  )
  holds.set(message, found)
  return found
}
