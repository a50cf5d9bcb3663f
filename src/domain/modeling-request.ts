/** Someone asks a colleague to show a practice. Source: product.md, "Modeling"; issue 5. */
export interface ModelingRequest {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed form finds this request instead of making a second. */
  cause: string;
  askerId: string;
  /** Who is asked to show it. */
  toId: string;
  topic: string;
  /** What they would like to see, in their words; absent once it was kept for half a year. */
  wish?: string;
  /** The answered question behind **See it live**. */
  questionId?: string;
  /** The gap that it helps to close: it was asked from there, and so is what is offered for it. */
  gapId?: string;
  status: 'open' | 'offered' | 'declined' | 'withdrawn';
  /** What was offered for it. */
  offerId?: string;
  askedAt: Date;
  /** Rises with every change. */
  turn: number;
}

/** Times were offered for it; undefined when it is settled already. */
export function offerFor(request: ModelingRequest, offerId: string): ModelingRequest | undefined {
  return request.status === 'open' ? { ...request, status: 'offered', offerId } : undefined;
}

/** **Not now**, by who was asked and without a reason; undefined when it is settled already. */
export function declineRequest(request: ModelingRequest): ModelingRequest | undefined {
  return request.status === 'open' ? { ...request, status: 'declined' } : undefined;
}

/** The one who asked takes it back, or either of the two has left; undefined when it is settled already. */
export function withdrawRequest(request: ModelingRequest): ModelingRequest | undefined {
  return request.status === 'open' ? { ...request, status: 'withdrawn' } : undefined;
}
