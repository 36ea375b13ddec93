/** Names of labels and annotations that say who answers for an exception from a policy. */
export const ownerName = /(^|[./_-])(owner|team|contact|responsible|requested-?by|approved-?by)/i;

/** Names of labels and annotations that say when an exception from a policy ends. */
export const endName = /expir|valid-?(until|to)|until|ttl|review-?(by|date|on)|end-?date/i;
