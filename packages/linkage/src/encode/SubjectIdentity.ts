import type { Subject } from "@kruisverband/domain"

/** What the encoder reads of a person: every identifying field but the citizen service number, which is never matched on. */
export type SubjectIdentity = Omit<Subject, "bsn">
