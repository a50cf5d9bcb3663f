import type { DataTableBlock } from '@slack/types';
import { createElement, type ReactNode } from 'react';
import { StaticBlock } from './static-block.tsx';

type Cell = DataTableBlock['rows'][number][number];

/** A table with a caption; its first row names the columns. All rows are shown: there are at most a hundred. */
export function DataTableView({ block }: { block: DataTableBlock }): ReactNode {
  const [head = [], ...rows] = block.rows;
  const headColumn = block.row_header_column_index;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={block.caption} tabIndex={0}>
      <table className="data-table">
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, index) => createElement('th', { key: index, scope: 'col' }, <CellView cell={cell} />))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and keep no state
            <tr key={index}>
              {row.map((cell, column) =>
                createElement(column === headColumn ? 'th' : 'td', { key: column }, <CellView cell={cell} />),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellView({ cell }: { cell: Cell }): ReactNode {
  return cell.type === 'rich_text' ? <StaticBlock block={cell} /> : cell.text;
}
