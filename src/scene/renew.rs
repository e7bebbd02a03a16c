//! A tree of nodes becomes another one: what is the same stays, with its layout, its press and its drawn text.

use bevy::prelude::*;
use content::Node as SceneNode;

use super::{BoundText, Build, Stretched};

impl Build<'_, '_, '_> {
    /// Makes `entity`, the child of `parent` at `index` that was drawn from `old`, show `new`.
    ///
    /// `children` are those of the world before this frame's commands.
    pub fn renew(
        &mut self,
        (parent, index, stretched): (Entity, usize, Stretched),
        entity: Entity,
        (old, new): (&SceneNode, &SceneNode),
        children: &Query<&Children>,
    ) {
        if old == new {
            return;
        }
        match (old, new) {
            (SceneNode::Box(old), SceneNode::Box(new)) if old.is_same_frame(new) => {
                let drawn = children.get(entity).map(|children| &children[..]).unwrap_or_default();
                if drawn.len() == old.children.len() {
                    self.renew_all((entity, Stretched::within(new)), drawn, (&old.children, &new.children), children);
                    return;
                }
            }
            (SceneNode::Text(old), SceneNode::Text(new)) if old.is_same_style(new) => {
                self.commands.entity(entity).insert(BoundText(new.message.clone()));
                return;
            }
            _ => {}
        }
        self.commands.entity(entity).despawn();
        self.insert((parent, index, stretched), new);
    }

    /// As many as before each become their like; else those between the same first and last ones are drawn anew.
    fn renew_all(
        &mut self,
        (parent, stretched): (Entity, Stretched),
        drawn: &[Entity],
        (old, new): (&[SceneNode], &[SceneNode]),
        children: &Query<&Children>,
    ) {
        if old.len() == new.len() {
            for (index, (entity, pair)) in drawn.iter().zip(old.iter().zip(new)).enumerate() {
                self.renew((parent, index, stretched), *entity, pair, children);
            }
            return;
        }
        let same = |pair: &(&SceneNode, &SceneNode)| pair.0 == pair.1;
        let first = old.iter().zip(new).take_while(same).count();
        let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(same).count();
        for entity in &drawn[first..old.len() - last] {
            self.commands.entity(*entity).despawn();
        }
        for (index, node) in new.iter().enumerate().take(new.len() - last).skip(first) {
            self.insert((parent, index, stretched), node);
        }
    }

    fn insert(&mut self, (parent, index, stretched): (Entity, usize, Stretched), node: &SceneNode) {
        let entity = self.node(parent, node, stretched);
        self.commands.entity(parent).insert_children(index, &[entity]);
    }
}
