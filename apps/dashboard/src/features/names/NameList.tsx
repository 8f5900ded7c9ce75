import type { KnownNameView } from "@kruisverband/contract"
import type { CovenantId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { emptyFields, fieldsOf } from "./entryOf.ts"
import { NameForm } from "./NameForm.tsx"
import { NameRow } from "./NameRow.tsx"
import { nameTexts } from "./nameTexts.ts"
import { RetirePanel } from "./RetirePanel.tsx"
import { type NameCommand, useNameCommand, useNames } from "./useNames.ts"

interface Props {
  readonly covenant: CovenantId
  /** Whether the reader may change it. */
  readonly keeps: boolean
}

/** What stands open: one question at a time. */
type Open = { readonly act: "add" } | { readonly act: "change" | "retire"; readonly id: string } | undefined

export function NameList({ covenant, keeps }: Props) {
  const texts = useTexts(nameTexts)
  const query = useNames(covenant)
  const command = useNameCommand(covenant)
  const [open, setOpen] = useState<Open>()
  const ask = (next: Open) => {
    command.reset()
    setOpen(next)
  }
  const give = (given: NameCommand) => command.mutate(given, { onSuccess: () => setOpen(undefined) })
  const close = () => ask(undefined)
  const shared = { busy: command.isPending, error: command.error, onCancel: close }
  const opened = (name: KnownNameView) => {
    if (open === undefined || open.act === "add" || open.id !== name.id) return undefined
    return open.act === "retire" ? (
      <RetirePanel {...shared} name={name.values[0] ?? ""} onSure={() => give({ act: "retire", name })} />
    ) : (
      <NameForm
        {...shared}
        title={texts.changeOf(name.values[0] ?? "")}
        from={fieldsOf(name)}
        fixed
        onSave={(entry) => give({ act: "change", name, entry })}
      />
    )
  }
  // What is being written outlives a list that could not be read anew.
  if (query.data === undefined) {
    return query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Waiting lines={6} />
  }
  const { names } = query.data
  return (
    <section className="kv-head" aria-labelledby="kv-names-list">
      <Heading level={2} appearance="level-3" id="kv-names-list">
        {texts.listTitle}
      </Heading>
      <p role="status" className="kv-names__done">
        {command.isSuccess && open === undefined ? texts.done[command.variables.act] : ""}
      </p>
      {keeps && open?.act !== "add" && (
        <div className="kv-no-print">
          <Button appearance="primary-action-button" onClick={() => ask({ act: "add" })}>
            {texts.add}
          </Button>
        </div>
      )}
      {open?.act === "add" && (
        <NameForm {...shared} title={texts.add} from={emptyFields} onSave={(entry) => give({ act: "add", entry })} />
      )}
      {names.length === 0 && <Empty title={texts.emptyTitle}>{texts.empty}</Empty>}
      {names.length > 0 && (
        <ul className="kv-rows">
          {names.map((name) => (
            <NameRow
              key={name.id}
              name={name}
              opened={opened(name)}
              onAsk={keeps ? (act) => ask({ act, id: name.id }) : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
