import type { ActionsBlock, Block, CardBlock, ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { createElement, type ReactNode, useId } from 'react';
import { Plain, TextView } from '../text/mrkdwn.tsx';
import { ContainerView } from './container-view.tsx';
import { DataTableView } from './data-table-view.tsx';
import { ElementView } from './element-view.tsx';
import { ImageView } from './image-view.tsx';
import { InputView } from './input-view.tsx';
import { StaticBlock } from './static-block.tsx';
import { useSurface } from './surface.ts';

/** The blocks of a message, a modal or the Home tab, one under the other. */
export function BlockList({ blocks }: { blocks: readonly KnownBlock[] }): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        // the server gives every block an id; where an id changes, what stood there is meant to go
        <BlockView key={block.block_id ?? index} block={block} />
      ))}
    </div>
  );
}

/** One block. What can be pressed or filled in is our own; what is only looked at is drawn by slack-blocks-to-jsx. */
function BlockView({ block }: { block: KnownBlock }): ReactNode {
  switch (block.type) {
    case 'section':
      return <SectionView block={block} />;
    case 'header':
      return <HeaderView text={block.text.text} />;
    case 'divider':
      return <hr className="divider" />;
    case 'context':
      return <ContextView block={block} />;
    case 'image':
      return <ImageView image={block} title={block.title?.text} />;
    case 'actions':
      return <ActionsView block={block} elements={block.elements} />;
    case 'context_actions':
      return <ActionsView block={block} elements={block.elements} />;
    case 'input':
      return <InputView block={block} />;
    case 'card':
      return <CardView block={block} />;
    case 'carousel':
      return <CarouselView cards={block.elements} />;
    case 'container':
      return (
        <ContainerView block={block}>
          <BlockList blocks={block.child_blocks} />
        </ContainerView>
      );
    case 'data_table':
      return <DataTableView block={block} />;
    default:
      return <StaticBlock block={block} />;
  }
}

function HeaderView({ text }: { text: string }): ReactNode {
  const { headingLevel } = useSurface();
  return createElement(`h${headingLevel}`, { className: 'block-header' }, <Plain text={text} />);
}

function SectionView({ block }: { block: SectionBlock }): ReactNode {
  const textId = useId();
  const { text, fields, accessory } = block;
  return (
    <div className={accessory?.type === 'image' ? 'section section-image' : 'section'}>
      <div className="section-text">
        {text && (
          <div id={textId}>
            <TextView text={text} />
          </div>
        )}
        {fields && (
          <div className="section-fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a block have no identity and keep no state
              <div key={index}>
                <TextView text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory?.type === 'image' ? (
        <ImageView image={accessory} />
      ) : (
        accessory && (
          <div className="section-accessory">
            <ElementView
              element={accessory}
              blockId={block.block_id ?? ''}
              labelling={{ describedBy: text && textId }}
              dispatches
            />
          </div>
        )
      )}
    </div>
  );
}

function ContextView({ block }: { block: ContextBlock }): ReactNode {
  return (
    <div className="context">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the elements of a context have no identity and keep no state
          <ImageView key={index} image={element} isSmall />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the elements of a context have no identity and keep no state
          <div key={index}>
            <TextView text={element} />
          </div>
        ),
      )}
    </div>
  );
}

type Element = Parameters<typeof ElementView>[0]['element'];

function ActionsView({ block, elements }: { block: Block; elements: readonly Element[] }): ReactNode {
  return (
    <div className="actions">
      {elements.map((element, index) => (
        <ElementView
          key={element.action_id ?? index}
          element={element}
          blockId={block.block_id ?? ''}
          labelling={{}}
          dispatches
        />
      ))}
    </div>
  );
}

function CardView({ block }: { block: CardBlock }): ReactNode {
  const actions: ActionsBlock['elements'] = block.actions ?? [];
  return (
    <div className="card">
      {block.hero_image && <ImageView image={block.hero_image} />}
      {block.icon && <ImageView image={block.icon} isSmall />}
      {block.title && (
        <div className="card-title">
          <TextView text={block.title} />
        </div>
      )}
      {block.subtitle && (
        <div className="context">
          <TextView text={block.subtitle} />
        </div>
      )}
      {block.body && <TextView text={block.body} />}
      {actions.length > 0 && <ActionsView block={block} elements={actions} />}
    </div>
  );
}

function CarouselView({ cards }: { cards: readonly CardBlock[] }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="carousel" aria-label={`${cards.length} cards`} tabIndex={0}>
      {cards.map((card, index) => (
        <CardView key={card.block_id ?? index} block={card} />
      ))}
    </section>
  );
}
