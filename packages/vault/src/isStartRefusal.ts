import { isKeyRefusal, type MasterKeyInvalid, type WrongMasterKey } from "@kruisverband/privacy"
import { JournalUnusable } from "./journal/ErasureJournal.ts"

/**
 * Whether a start was refused for the sake of the master key or the erasure journal: starting again does not help
 * (exit 78). Its message names what was found and what is wanted; paths, modes and ids, never a key.
 */
export const isStartRefusal = (error: unknown): error is MasterKeyInvalid | WrongMasterKey | JournalUnusable =>
  isKeyRefusal(error) || error instanceof JournalUnusable
