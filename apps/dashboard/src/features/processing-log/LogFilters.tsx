import { exportLog } from "@kruisverband/contract"
import { FRESHNESS, isFresh, logActions } from "@kruisverband/domain"
import { useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Textbox } from "@utrecht/textbox-react"
import { DateTime } from "effect"
import { type FormEvent, useState } from "react"
import { BASE } from "../../shared/api/callApi.ts"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { loginUrl, useSession } from "../../shared/api/useSession.ts"
import { useTitleOf } from "../../shared/covenant/useCovenantTitle.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { useNow } from "../../shared/time/clock.ts"
import { startOfDay } from "../../shared/time/formatMoment.ts"
import { Field } from "../../shared/ui/Field.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { type LogSearch, queryOf, readLogSearch } from "./LogSearch.ts"
import { logTexts } from "./logTexts.ts"

const FIELDS = ["who", "action", "object", "covenant", "trace", "from", "until"] as const
type Fields = Readonly<Record<(typeof FIELDS)[number], string>>
const TRACE = /^[0-9a-f]{32}$/u

const fieldsOf = (search: LogSearch): Fields => ({
  who: search.who ?? "",
  action: search.action ?? "",
  object: search.object ?? "",
  covenant: search.covenant ?? "",
  trace: search.trace ?? "",
  from: search.from ?? "",
  until: search.until ?? ""
})

const searchOf = (fields: Fields): LogSearch =>
  readLogSearch(Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== "")))

/** What to look for. Nothing is asked of the service before the button: every search walks the log. */
export function LogFilters({ search }: { readonly search: LogSearch }) {
  const texts = useTexts(logTexts)
  const say = useBilingual()
  const titleOf = useTitleOf()
  const navigate = useNavigate()
  const { registry } = useRegistry()
  const [fields, setFields] = useState(fieldsOf(search))
  const [wrongTrace, setWrongTrace] = useState(false)
  const put = (name: keyof Fields) => (value: string) => setFields({ ...fields, [name]: value })
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wrong = fields.trace.trim() !== "" && !TRACE.test(fields.trace.trim())
    setWrongTrace(wrong)
    if (!wrong) void navigate({ to: "/processing-log", search: searchOf({ ...fields, trace: fields.trace.trim() }) })
  }
  const text = (name: "who" | "object" | "trace" | "from" | "until", type: "text" | "date" = "text") => (
    <Field label={texts[name]} error={name === "trace" && wrongTrace ? texts.traceError : undefined}>
      {(control) => (
        <Textbox {...control} type={type} value={fields[name]} onChange={(event) => put(name)(event.target.value)} />
      )}
    </Field>
  )
  const exported = new URLSearchParams(queryOf(search, startOfDay))
  return (
    <search aria-label={texts.search} className="kv-no-print">
      <form className="kv-log__filters" onSubmit={find}>
        {text("who")}
        <Field label={texts.what}>
          {(control) => (
            <Select {...control} value={fields.action} onChange={put("action")}>
              <option value="">{texts.all}</option>
              {Object.entries(logActions).map(([action, name]) => (
                <option key={action} value={action}>
                  {say(name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {text("object")}
        <Field label={texts.covenant}>
          {(control) => (
            <Select {...control} value={fields.covenant} onChange={put("covenant")}>
              <option value="">{texts.all}</option>
              {registry.covenants.map((covenant) => (
                <option key={covenant.id} value={covenant.id}>
                  {titleOf(covenant)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {text("from", "date")}
        {text("until", "date")}
        {text("trace")}
        <div className="kv-buttons">
          <Button type="submit" appearance="primary-action-button">
            {texts.find}
          </Button>
          <Button
            appearance="subtle-button"
            onClick={() => {
              setFields(fieldsOf({}))
              setWrongTrace(false)
              void navigate({ to: "/processing-log", search: {} })
            }}
          >
            {texts.clear}
          </Button>
        </div>
      </form>
      <ExportLink query={exported} />
    </search>
  )
}

/** Taking the log out asks for a fresh log-in: a download cannot ask for one itself. */
function ExportLink({ query }: { readonly query: URLSearchParams }) {
  const texts = useTexts(logTexts)
  const session = useSession()
  const now = useNow(30)
  if (!session.data) return null
  const loggedInAt = DateTime.makeUnsafe(session.data.loggedInAt)
  if (!isFresh(loggedInAt, FRESHNESS.weighty, DateTime.fromDateUnsafe(now)))
    return <a href={loginUrl(`${window.location.pathname}${window.location.search}`)}>{texts.exportAfterLogin}</a>
  return (
    <a href={`${BASE}${exportLog.path}${query.size === 0 ? "" : `?${query}`}`} download>
      {texts.export}
    </a>
  )
}
