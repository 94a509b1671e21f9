package org.prolotherapy.knowledge;

/**
 * A version of a protocol that plans can have, because somebody answers for it.
 *
 * @param status never {@link ApprovalStatus#DRAFT}
 */
public record ApprovedProtocol(Protocol protocol, ApprovalStatus status) {}
