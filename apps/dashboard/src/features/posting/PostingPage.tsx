import type { SignalReceipt } from "@kruisverband/contract"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { Empty } from "../../shared/ui/Empty.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { Waiting } from "../../shared/ui/Waiting.tsx"
import { PostingForm } from "./PostingForm.tsx"
import { postingTexts } from "./postingTexts.ts"
import { Receipt } from "./Receipt.tsx"
import { usePostingCovenants } from "./usePosting.ts"
import "./posting.css"

export function Page() {
  const texts = useTexts(postingTexts)
  const covenants = usePostingCovenants()
  const [receipt, setReceipt] = useState<SignalReceipt>()
  if (receipt !== undefined) return <Receipt receipt={receipt} onAnother={() => setReceipt(undefined)} />
  if (covenants.isPending) return <Waiting lines={4} />
  if (covenants.error !== null) {
    return <Failure error={covenants.error} onRetry={() => void covenants.refetch()} />
  }
  if (covenants.covenants.length === 0) {
    return (
      <>
        <PageHeading>{texts.title}</PageHeading>
        <Empty title={texts.noRoleTitle}>{texts.noRole}</Empty>
      </>
    )
  }
  return <PostingForm onPosted={setReceipt} />
}
