import type { CovenantLife, ProposalView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Link, useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useSession } from "../../shared/api/useSession.ts"
import { useCovenantCommand } from "../../shared/covenant/useCovenant.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { listed } from "../../shared/text/join.ts"
import { useBilingual, useLanguage } from "../../shared/text/Language.tsx"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { actTexts } from "./actTexts.ts"
import { Sure } from "./Sure.tsx"

/** The way to the next version, for who has a part in it: writing, signing, putting into force. */
export function ProposalPanel({ life }: { readonly life: CovenantLife }) {
  const texts = useTexts(actTexts)
  const { proposal, may } = life
  if (proposal === undefined)
    return may.includes("draft") ? (
      <div className="kv-waits kv-no-print">
        <p className="kv-words kv-subtle">{texts.amendNote}</p>
        <div>
          <Link to="/covenants/$id/draft" params={{ id: life.id }}>
            {texts.amend}
          </Link>
        </div>
      </div>
    ) : null
  return (
    <section className="kv-waits kv-no-print">
      <Heading level={2} appearance="level-3">
        {texts.waits}
      </Heading>
      <Progress proposal={proposal} />
      <Acts life={life} proposal={proposal} />
    </section>
  )
}

/** What is still missing: fields of the text, then signatures, then a second person. */
function Progress({ proposal }: { readonly proposal: ProposalView }) {
  const texts = useTexts(actTexts)
  const say = useBilingual()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  if (proposal.missing.length > 0)
    return (
      <>
        <p className="kv-words">{texts.missing(proposal.missing.length)}</p>
        <ul className="kv-list">
          {proposal.missing.map(({ field, law, text }) => (
            <li key={field}>
              {say(text)} <span className="kv-subtle kv-small">{law}</span>
            </li>
          ))}
        </ul>
      </>
    )
  if (!proposal.offered) return null
  if (proposal.unsigned.length === 0) return <p className="kv-words">{texts.fourEyes}</p>
  return <p className="kv-words">{texts.awaiting(listed(proposal.unsigned.map(registry.partnerName), language))}</p>
}

function Acts({ life, proposal }: { readonly life: CovenantLife; readonly proposal: ProposalView }) {
  const texts = useTexts(actTexts)
  const command = useCovenantCommand(life)
  const navigate = useNavigate()
  const { may } = life
  const discard = () => {
    // Of a covenant that never was there is nothing left to show here.
    const back = life.versions.length === 0
    command
      .mutateAsync({ act: "discard" })
      .then(() => (back ? navigate({ to: "/covenants" }) : undefined))
      .catch(() => undefined)
  }
  return (
    <>
      {command.isError && <Failure error={command.error} />}
      {may.includes("sign") && (
        <SignForm busy={command.isPending} onSign={() => command.mutate({ act: "sign", text: proposal.text })} />
      )}
      {may.includes("activate") && (
        <>
          <p className="kv-words">{texts.activateNote}</p>
          <div>
            <Button
              appearance="primary-action-button"
              busy={command.isPending}
              onClick={() => command.mutate({ act: "activate", text: proposal.text })}
            >
              {texts.activate}
            </Button>
          </div>
        </>
      )}
      <div className="kv-buttons">
        {may.includes("draft") && (
          <Link to="/covenants/$id/draft" params={{ id: life.id }}>
            {texts.write}
          </Link>
        )}
        {may.includes("reopen") && (
          <Sure
            label={texts.reopen}
            note={texts.reopenNote}
            busy={command.isPending}
            onSure={() => command.mutate({ act: "reopen" })}
          />
        )}
        {may.includes("discard") && <Sure label={texts.discard} busy={command.isPending} onSure={discard} />}
      </div>
    </>
  )
}

function SignForm({ busy, onSign }: { readonly busy: boolean; readonly onSign: () => void }) {
  const texts = useTexts(actTexts)
  const session = useSession()
  const { registry } = useRegistry()
  const [read, setRead] = useState(false)
  const [tried, setTried] = useState(false)
  const partner = session.data?.user.partner
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (read) onSign()
  }
  return (
    <form className="kv-panel" onSubmit={submit} noValidate>
      <p>{texts.signNote}</p>
      {tried && !read && (
        <p role="alert" className="utrecht-form-field__error-message">
          {texts.readFirst}
        </p>
      )}
      <Choice kind="checkbox" name="read" label={texts.read} checked={read} onChange={setRead} />
      <div>
        <Button type="submit" appearance="primary-action-button" busy={busy}>
          {texts.sign(partner === undefined ? "" : registry.partnerName(partner))}
        </Button>
      </div>
    </form>
  )
}
