import { createContext, type Dispatch, use } from 'react';
import type { PageFault, PagePerson } from '../../page-api.ts';
import type { Call } from './call.ts';
import type { Go, Place } from './place.ts';
import type { Change, WorkspaceState } from './workspace-state.ts';

/** What every part of the page may reach. */
export interface WorkspaceContext {
  state: WorkspaceState;
  change: Dispatch<Change>;
  call: Call;
  place: Place;
  go: Go;
  /** Says something to people who listen to the page. */
  announce(sentence: string): void;
  /** Shows that something did not work, until it is dismissed. */
  showFault(fault: PageFault): void;
}

export const WorkspaceContext = createContext<WorkspaceContext | null>(null);

export function useWorkspace(): WorkspaceContext {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('Nothing of the workspace can be drawn before its state has come.');
  return workspace;
}

/** The person with this id, or undefined for someone the school does not know. */
export function usePerson(id: string): PagePerson | undefined {
  return useWorkspace().state.people.find((person) => person.id === id);
}
