//! Every boundary of the rule, and that nothing anybody adds makes a level lower. Cases with the signs of the data: `desk/src/signs`.
use super::*;
use alloc::{format, vec};
use proptest::prelude::*;

const NOTHING: Asked<'static> =
    Asked { signs: &[], age: Age::NotAsked, danger: false, held: false, help: false, concern: false };

fn sign(dimension: Dimension, strength: Strength) -> Sign {
    Sign { id: format!("{dimension:?}"), dimension, adult: strength, child: strength, cap: None, work: false }
}

fn of(signs: &[Sign], change: impl FnOnce(&mut Asked<'_>)) -> Found {
    let signs: Vec<&Sign> = signs.iter().collect();
    let mut asked = Asked { signs: &signs, ..NOTHING };
    change(&mut asked);
    find(&asked)
}

fn level(signs: &[Sign]) -> Option<Level> {
    of(signs, |_| {}).level
}

const S: Strength = Strength::Strong;
const M: Strength = Strength::Medium;
const W: Strength = Strength::Weak;

#[test]
fn nothing_seen_or_told_gives_no_level_and_says_nothing() {
    let found = find(&NOTHING);
    assert_eq!((found.level, found.reasons.len(), found.only_work), (None, 0, false));
}

#[test]
fn how_somebody_behaves_and_what_is_around_never_reach_a_level_however_much_of_it() {
    let all: Vec<Sign> = (0..20)
        .map(|one| sign(if one % 2 == 0 { Dimension::Presentation } else { Dimension::Surroundings }, S))
        .collect();
    let found = of(&all, |asked| asked.age = Age::Minor);
    assert_eq!((found.level, found.uncounted), (None, true));
    let mut with = all;
    with.push(sign(Dimension::Control, W));
    assert_eq!(level(&with), Some(Level::Note), "and add nothing to what counts");
}

#[test]
fn one_weak_or_medium_sign_is_a_note_a_strong_one_or_a_positive_dimension_is_advice() {
    assert_eq!(level(&[sign(Dimension::Control, W)]), Some(Level::Note));
    assert_eq!(level(&[sign(Dimension::Control, M), sign(Dimension::Control, M)]), Some(Level::Note));
    assert_eq!(level(&[sign(Dimension::Control, M), sign(Dimension::Dependence, M)]), Some(Level::Note));
    let strong = of(&[sign(Dimension::Deception, S)], |_| {});
    assert_eq!((strong.level, strong.reasons), (Some(Level::Advice), vec![Reason::Strong]));
    let three = vec![sign(Dimension::Control, M); 3];
    let found = of(&three, |_| {});
    assert_eq!((found.level, found.reasons), (Some(Level::Advice), vec![Reason::One(Dimension::Control)]));
}

#[test]
fn concern_alone_is_advice_and_asking_for_help_alone_is_referral() {
    let concern = of(&[], |asked| asked.concern = true);
    assert_eq!((concern.level, concern.reasons), (Some(Level::Advice), vec![Reason::Concern]));
    let help = of(&[], |asked| asked.help = true);
    assert_eq!((help.level, help.reasons), (Some(Level::Refer), vec![Reason::Help]));
}

#[test]
fn exploitation_alone_refers_since_the_act_and_its_purpose_are_enough() {
    let found = of(&[sign(Dimension::Exploitation, S), sign(Dimension::Exploitation, W)], |_| {});
    assert_eq!((found.level, found.reasons), (Some(Level::Refer), vec![Reason::Exploitation]));
    assert_eq!(level(&[sign(Dimension::Exploitation, S)]), Some(Level::Advice));
}

#[test]
fn two_positive_dimensions_refer_and_the_whole_chain_is_urgent() {
    let pair = |dimension| vec![sign(dimension, S), sign(dimension, M)];
    let mut signs = pair(Dimension::Control);
    signs.extend(pair(Dimension::Weakness));
    let found = of(&signs, |_| {});
    assert_eq!(found.level, Some(Level::Refer));
    assert_eq!(found.reasons, vec![Reason::Several(vec![Dimension::Weakness, Dimension::Control])]);
    signs.extend(pair(Dimension::Exploitation));
    let found = of(&signs, |_| {});
    assert_eq!((found.level, found.reasons), (Some(Level::Urgent), vec![Reason::Whole]));
    for (recruited, now) in [
        (Dimension::Deception, Dimension::Dependence),
        (Dimension::Coercion, Dimension::Control),
        (Dimension::Weakness, Dimension::Dependence),
    ] {
        let all: Vec<Sign> = [recruited, now, Dimension::Exploitation].into_iter().flat_map(pair).collect();
        assert_eq!(level(&all), Some(Level::Urgent), "{recruited:?} {now:?}");
        assert_eq!(level(&all[2..]), Some(Level::Refer), "without a means when recruited");
    }
}

#[test]
fn danger_and_being_held_are_urgent_without_any_sign() {
    assert_eq!(of(&[], |asked| asked.danger = true).reasons, vec![Reason::Danger]);
    let held = of(&[], |asked| asked.held = true);
    assert_eq!((held.level, held.reasons), (Some(Level::Urgent), vec![Reason::Held]));
}

#[test]
fn a_minor_or_doubt_is_urgent_only_with_exploitation_or_force_beside_it_and_not_asked_is_no_doubt() {
    let exploited = [sign(Dimension::Exploitation, W)];
    let age = |signs: &[Sign], age| of(signs, |asked| asked.age = age);
    assert_eq!(age(&exploited, Age::Minor).reasons, vec![Reason::Minor]);
    assert_eq!(age(&exploited, Age::Doubt).reasons, vec![Reason::Doubt]);
    for other in [Age::NotAsked, Age::Adult] {
        assert_eq!(age(&exploited, other).level, Some(Level::Note), "{other:?}");
    }
    assert_eq!(age(&[], Age::Minor).level, None, "being young is no sign");
    assert_eq!(age(&[], Age::Doubt).level, None);
    assert_eq!(age(&[sign(Dimension::Control, S)], Age::Minor).level, Some(Level::Urgent));
    assert_eq!(age(&[sign(Dimension::Control, M)], Age::Minor).level, Some(Level::Note));
    assert_eq!(age(&[sign(Dimension::Dependence, S)], Age::Doubt).level, Some(Level::Advice));
}

#[test]
fn a_minor_is_weighed_by_the_list_for_children_and_never_below_that_for_adults() {
    let more = Sign { child: S, ..sign(Dimension::Deception, W) };
    assert_eq!(of(core::slice::from_ref(&more), |asked| asked.age = Age::Adult).level, Some(Level::Note));
    assert_eq!(of(&[more], |asked| asked.age = Age::Minor).level, Some(Level::Advice));
    let gap = Sign { child: Strength::None, ..sign(Dimension::Weakness, S) };
    assert_eq!(of(&[gap], |asked| asked.age = Age::Minor).level, Some(Level::Advice));
    let only_child = Sign { adult: Strength::None, ..sign(Dimension::Weakness, S) };
    assert_eq!(of(&[only_child], |asked| asked.age = Age::Adult).level, None);
}

#[test]
fn capped_signs_add_up_to_their_cap_and_no_further_and_count_beside_others_no_further_either() {
    let capped =
        |strength| Sign { cap: Some(Level::Advice), work: true, ..sign(Dimension::Exploitation, strength) };
    assert_eq!(level(&[capped(M)]), Some(Level::Note));
    let many = vec![capped(S); 5];
    let found = of(&many, |_| {});
    assert_eq!((found.level, found.capped, found.only_work), (Some(Level::Advice), true, true));
    assert!(!found.reasons.is_empty());
    assert_eq!(level(&[capped(M), capped(M), sign(Dimension::Exploitation, M)]), Some(Level::Advice));
    assert_eq!(
        level(&[sign(Dimension::Exploitation, S), capped(S)]),
        Some(Level::Advice),
        "never to a referral"
    );
    let noted = Sign { cap: Some(Level::Note), ..sign(Dimension::Control, S) };
    let found = of(&[noted], |_| {});
    assert_eq!(found.level, Some(Level::Note));
    assert!(!found.reasons.is_empty());
}

#[test]
fn bad_work_is_only_that_while_nothing_says_that_anybody_is_held_or_young() {
    let work = Sign { work: true, ..sign(Dimension::Exploitation, S) };
    assert!(of(core::slice::from_ref(&work), |_| {}).only_work);
    assert!(!of(&[work.clone(), sign(Dimension::Control, W)], |_| {}).only_work);
    assert!(of(&[work.clone(), sign(Dimension::Presentation, S)], |_| {}).only_work);
    let flags: [fn(&mut Asked<'_>); 3] =
        [|asked| asked.held = true, |asked| asked.danger = true, |asked| asked.age = Age::Doubt];
    for flag in flags {
        assert!(!of(core::slice::from_ref(&work), flag).only_work);
    }
}

prop_compose! {
    fn any_sign()(dimension in 0..Dimension::ALL.len(), adult in 0..4usize, child in 0..4usize, cap in 0..5usize, work: bool) -> Sign {
        Sign {
            id: "x".into(),
            dimension: Dimension::ALL[dimension],
            adult: Strength::ALL[adult],
            child: Strength::ALL[child],
            cap: Level::ALL.get(cap).copied(),
            work,
        }
    }
}

proptest! {
    #[test]
    fn adding_a_sign_a_danger_a_wish_or_a_doubt_never_lowers_a_level_and_each_level_has_its_reasons(
        signs in prop::collection::vec(any_sign(), 0..12), more in any_sign(), flags in prop::array::uniform4(any::<bool>()),
        age in 0..4usize, which in 0..4usize,
    ) {
        let refs: Vec<&Sign> = signs.iter().collect();
        let [danger, held, help, concern] = flags;
        let asked = Asked { signs: &refs, age: Age::ALL[age], danger, held, help, concern };
        let before = find(&asked);
        prop_assert_eq!(before.level.is_none(), before.reasons.is_empty());

        let mut with = refs.clone();
        with.push(&more);
        prop_assert!(find(&Asked { signs: &with, ..asked }).level >= before.level, "a sign");
        let mut flags = flags;
        flags[which] = true;
        let [danger, held, help, concern] = flags;
        prop_assert!(find(&Asked { danger, held, help, concern, ..asked }).level >= before.level, "a flag");
        for young in [Age::Doubt, Age::Minor] {
            if !asked.age.is_young() {
                prop_assert!(find(&Asked { age: young, ..asked }).level >= before.level, "a doubt");
            }
        }
        let mut other = refs.clone();
        other.reverse();
        prop_assert_eq!(find(&Asked { signs: &other, ..asked }).level, before.level, "whatever the order");
    }
}
