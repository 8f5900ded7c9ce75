import { BLOCK_RECORDS, BlockRooms, type EncodedBlock } from "@kruisverband/linkage/batch"
import { type Column, type Header, headerOf } from "./columns.ts"
import { IdColumn } from "./IdColumn.ts"
import { idOf, LONGEST, ruleFactsOf } from "./LinkRecord.ts"
import type { LinkThreads } from "./LinkThreads.ts"
import { RuleColumns } from "./linkRule.ts"
import { type RowFault, rowFaults } from "./linkTexts.ts"
import { type Progress, progressTexts } from "./Progress.ts"
import type { Row } from "./RowReader.ts"

/** Blocks that may be under way, so that what waits does not fill the memory. */
const MOST_UNDER_WAY = 16

/** Does it hold what a decoder writes for bytes that are no UTF-8? */
export const isGarbled = (text: string): boolean => text.includes("\uFFFD")

/** A file as read: ids and encodings by record number, in the order of the file. Whoever links it takes the blocks. */
export interface LinkInput {
  /** Undefined: the file has no line that is not empty. */
  readonly header: Header | undefined
  readonly ids: IdColumn
  readonly blocks: Array<EncodedBlock>
  /** Present where a rule asks for it. */
  readonly rule?: RuleColumns
  /** Rows that are no record. */
  readonly faults: number
  /** Records with a character that was no UTF-8: what was meant is gone, so that their names are others than they were. */
  readonly garbled: number
}

/**
 * Reads rows as records and has them encoded, block by block. A bad row is told to `fault` with its line and passed over. Without a column for
 * the id nothing is read beyond the header.
 */
export const readInput = async (
  batches: AsyncIterable<ReadonlyArray<Row>>,
  options: {
    readonly map: ReadonlyMap<string, Column>
    readonly withRule: boolean
    readonly threads: LinkThreads
    readonly progress?: Progress
    readonly fault: (line: number, what: RowFault) => void
  }
): Promise<LinkInput> => {
  const ids = new IdColumn(LONGEST)
  const rule = options.withRule ? new RuleColumns() : undefined
  const blocks: Array<EncodedBlock> = []
  const rooms = new BlockRooms()
  const underWay: Array<Promise<EncodedBlock>> = []
  let header: Header | undefined
  let rows: Array<ReadonlyArray<string>> = []
  let faults = 0
  let garbled = 0
  const send = (at: Header["at"]) => {
    const block = options.threads.encode(rows, at)
    // heard when its turn comes; a failure before that is no surprise
    block.catch(() => undefined)
    underWay.push(block)
    rows = []
  }
  const take = (row: Row, { at }: Header) => {
    const found = "fault" in row ? row : idOf(row.cells, at)
    const known = "id" in found && !ids.add(found.id)
    if ("fault" in row || "fault" in found || known) {
      faults++
      options.fault(row.line, "fault" in found ? found.fault : rowFaults.again)
      return
    }
    if (row.cells.some(isGarbled)) garbled++
    rows.push(row.cells)
    rule?.add(ruleFactsOf(row.cells, at))
    if (rows.length === BLOCK_RECORDS) send(at)
  }
  for await (const batch of batches) {
    for (const row of batch) {
      if (header !== undefined) take(row, header)
      else if ("cells" in row) header = headerOf(row.cells, options.map)
      else {
        faults++
        options.fault(row.line, row.fault)
      }
      if (header !== undefined && !header.at.has("record_id")) return { header, ids, blocks, faults, garbled }
    }
    while (underWay.length > MOST_UNDER_WAY) await collect()
    options.progress?.count(() => progressTexts.read(ids.length))
  }
  if (header !== undefined && rows.length > 0) send(header.at)
  while (underWay.length > 0) await collect()
  ids.close()
  return { header, ids, blocks, faults, garbled, ...(rule === undefined ? {} : { rule }) }

  async function collect() {
    const block = await underWay.shift()
    if (block !== undefined) blocks.push(rooms.move(block))
  }
}
