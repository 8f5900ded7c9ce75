import { type EncodedBlock, packBlock } from "@kruisverband/linkage/batch"
import { deriveKeys, encode } from "@kruisverband/linkage/encode"
import { identityOf, type Places } from "./LinkRecord.ts"

/** No covenant is at work here, so its key may be known: nothing encoded leaves this process. */
const KEYS = deriveKeys(new TextEncoder().encode("kruisverband link, one file, one run"))

/** Encodes the records of rows, in memory that can be handed over: `dropLoneRows` puts what is left of it into memory that threads share. */
export const encodeRows = (rows: ReadonlyArray<ReadonlyArray<string>>, at: Places): EncodedBlock =>
  packBlock(rows.map((cells) => encode(identityOf(cells, at), KEYS)))
