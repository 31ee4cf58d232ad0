"""From the course of a talk to what is on the table now. Pure: the same course gives the same scene."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from trustbook.domain.people import Partner
from trustbook.domain.talks import PAUSES, TalkState
from trustbook.domain.times import Moment
from trustbook.exercises.model import Exercise
from trustbook.exercises.talk_block import PlannedStep
from trustbook.language import _, day_words, ngettext, number, short_time
from trustbook.ui.pages.talk.course import TOMORROW, Course, Mode
from trustbook.ui.pages.talk.scene import CHOOSE, TAKE, Key, Scene, SceneChoice, SceneInput, SceneText
from trustbook.ui.pages.talk.words import turn_words, with_names
from trustbook.ui.pages.words import safety_words
from trustbook.workbook.together.talk_views import TimeOut


def scene_of(course: Course) -> Scene:
    """What is shown now."""
    match course.mode:
        case Mode.TALK:
            return _talking(course)
        case Mode.UNTIL:
            return _until_when(course)
        case Mode.WHO:
            return _who_asks(course)
        case Mode.LEAVING:
            return _leaving(course)
        case Mode.KEEPING:
            return _keeping(course)
        case Mode.WRITING:
            return Scene(_subject(course), _("One moment"), ())
        case Mode.OVER:
            return _over(course)
        case _:
            assert_never(course.mode)


def time_over_words(course: Course) -> str:
    """What the ring says when the time of a step is over."""
    return _("Time to go on") if course.here.step.who == "both" else _("Time to change over")


def _talking(course: Course) -> Scene:
    match course.talk.state:
        case TalkState.READY:
            return _ready(course)
        case TalkState.RUNNING:
            return _step(course)
        case TalkState.PAUSED:
            return _paused(course)
        case TalkState.CLOSING | TalkState.ENDED:
            return _closing(course)
        case _:
            assert_never(course.talk.state)


def _subject(course: Course) -> str:
    return course.subject.strip() or course.view.exercise.title


# --- before and within


def _ready(course: Course) -> Scene:
    one, two = course.people
    return Scene(
        subject=course.view.exercise.title,
        head=_("{name} begins").format(name=one.name),
        who=one,
        how=course.view.talk.opening,
        place=_("F1 opens “Getting help”"),
        line=SceneInput(_("What it is about, if you like"), course.subject),
        lines=tuple(SceneText(words, soft=True) for words in _cautions(course.view.exercise)),
        preparing=True,
        keys=(
            Key("begin", _("Space"), _("begin"), likely=True),
            Key("swap", "S", _("{name} begins").format(name=two.name)),
            Key("write", "W", _("the subject")),
            _leave(),
        ),
    )


def _cautions(exercise: Exercise) -> Iterator[str]:
    """What to take care of, complete, as on the page of the exercise; help is one key away."""
    if exercise.safety and not exercise.caution_on_fear:
        yield safety_words(solo=False)
    if exercise.caution:
        yield exercise.caution
    if exercise.stop:
        yield exercise.stop


def _step(course: Course) -> Scene:
    here = course.here
    first, second = course.pair(here)
    step = here.step
    who = {"first": first, "second": second, "both": None}[step.who]
    other_who = {"first": second, "second": first, "both": None}[step.who]
    other = with_names(step.other, first, second)
    if course.talk.rounds and who is not None and other_who is not None:
        other = _("Once more: {speaker} says it again, {listener} says it back.").format(
            speaker=other_who.name, listener=who.name
        )
    return Scene(
        subject=_subject(course),
        place=turn_words(here.turn, here.turns) if here.turns > 1 else here.title,
        head=with_names(step.what, first, second),
        who=who,
        how=with_names(step.how, first, second),
        spoken=step.spoken,
        other=other,
        other_who=other_who if other else None,
        keys=_step_keys(course),
        clock=step.minutes is not None,
    )


def _step_keys(course: Course) -> tuple[Key, ...]:
    mirror = course.here.step.mirror
    following = course.following
    on = _("to the closing") if following is None else _headline(course, following)
    return (
        Key("next", _("Space"), _("That is it") if mirror else on, likely=True),
        *([Key("not-quite", "N", _("Not quite, once more"))] if mirror else []),
        Key("pause", "P", _("pause")),
        Key("back", "←", _("back"), shown=not mirror),
        _leave(),
    )


def _headline(course: Course, step: PlannedStep) -> str:
    return with_names(step.step.what, *course.pair(step))


def _leave(words: str = "") -> Key:
    return Key("leave", _("Esc"), words or _("leave"))


def _choosing() -> tuple[Key, ...]:
    return Key(CHOOSE, "← →", _("choose")), Key(TAKE, _("Enter"), _("take it"))


# --- a pause


def _until_when(course: Course) -> Scene:
    times = [
        SceneChoice(f"until:{minutes}", ngettext("in {n} minute", "in {n} minutes", minutes).format(n=number(minutes)))
        for minutes in PAUSES
    ]
    waits = course.talk.state is TalkState.PAUSED
    return Scene(
        subject=_subject(course),
        head=_("Another time") if waits else _("A pause"),
        how=_("When do you go on?"),
        choices=(*times, SceneChoice(f"until:{TOMORROW}", _("tomorrow"))),
        keys=(*_choosing(), Key("go-on", _("Esc"), _("back") if waits else _("no pause, go on"))),
        raised=True,
    )


def _who_asks(course: Course) -> Scene:
    return Scene(
        subject=_subject(course),
        head=_("A pause"),
        how=_("Who asks for it?"),
        choices=tuple(SceneChoice(f"asks:{each.colour}", each.name) for each in course.view.people),
        none_first=True,
        keys=(*_choosing(), Key("back", _("Esc"), _("back"))),
        raised=True,
    )


def _paused(course: Course) -> Scene:
    pause = course.talk.pause
    assert pause is not None
    now = course.clock.now()
    asker = next((each.name for each in course.view.people if each.colour == pause.asked_by), "")
    if pause.until is None:
        head = _("A pause until tomorrow")
    else:
        head = _("A pause until {time}").format(time=short_time(Moment(pause.until, now.zone).local()))
    how = _("{name} asked for it, and named the time.").format(name=asker)
    if course.talk.pause_is_over:
        how = _("It is {time}. Whoever is back may wait or name another time.").format(time=short_time(now.local()))
    return Scene(
        subject=_subject(course),
        place=_("It is {time}").format(time=short_time(now.local())),
        head=head,
        how=how,
        lines=_in_a_break(course, course.view.time_out, tomorrow=pause.until is None),
        keys=(
            Key("come-back", _("Space"), _("We are both back"), likely=True),
            Key("pause", "T", _("another time")),
            _leave(_("end for today")),
        ),
        raised=True,
    )


def _in_a_break(course: Course, time_out: TimeOut | None, *, tomorrow: bool) -> tuple[SceneText, ...]:
    lines: list[SceneText] = []
    where = ""
    if time_out is not None:
        lines += [SceneText(each) for each in time_out.lines]
        lines += [SceneText(time_out.spoken, spoken=True)] if time_out.spoken else []
        if time_out.on is not None:
            day = day_words(time_out.on, course.clock.today())
            where = _("Your own words, from {day}.").format(day=day)
    still = (
        _("Nothing of this talk is kept: it begins anew.")
        if tomorrow
        else _("The clock stands still. If this computer is locked meanwhile, the talk begins anew.")
    )
    return (*lines, SceneText(f"{where} {still}".strip(), soft=True))


# --- the end


def _leaving(course: Course) -> Scene:
    return Scene(
        subject=_subject(course),
        head=_("End this talk?"),
        how=_("Nothing of it is kept then."),
        choices=(SceneChoice("go-on", _("Go on")), SceneChoice("end", _("End it"))),
        keys=(*_choosing(), Key("go-on", _("Esc"), _("go on"))),
        raised=course.talk.state is TalkState.PAUSED,
    )


def _closing(course: Course) -> Scene:
    me = course.view.me
    if me is None:
        question = _("One line to close with. Both may write, and it may stay empty.")
    else:
        question = _("One line of {name} to close with. It may stay empty.").format(name=me.name)
    return Scene(
        subject=_subject(course),
        head=_("To close"),
        line=SceneInput(question, course.closing, writing=True),
        keys=(Key("close", _("Enter"), _("go on"), likely=True), Key("back", "←", _("back")), _leave()),
    )


def _keeping(course: Course) -> Scene:
    asked = course.to_answer
    return Scene(
        subject=_subject(course),
        head=_("{name}, keep this?").format(name=asked.name),
        who=asked,
        how=_("The day, the talk, the subject and the closing line. Nothing of what was said."),
        other=_who_sees(course.view.me),
        choices=(SceneChoice("keep:no", _("Keep nothing")), SceneChoice("keep:yes", _("Keep it"))),
        keys=(*_choosing(), Key("back", _("Esc"), _("back"))),
    )


def _who_sees(me: Partner | None) -> str:
    if me is None:
        return _("It is kept only if both want it. Both of you can read it then.")
    return _("It is kept only if both want it, in the book of {name}, who alone can read it.").format(name=me.name)


def _over(course: Course) -> Scene:
    if course.problem:
        keys = (Key("again", _("Space"), _("try again"), likely=True), Key("end", _("Esc"), _("leave it")))
        return Scene(_subject(course), _("Not kept"), keys, how=course.problem)
    if course.kept:
        how = _("The day, the subject and the closing line are kept.")
    elif not course.view.can_keep:
        how = _("This workbook can only be read here: nothing is kept.")
    else:
        how = _("Nothing of this talk is kept.")
    keys = (Key("end", _("Space"), _("to the workbook"), likely=True), Key("end", _("Esc"), _("leave"), shown=False))
    return Scene(_subject(course), _("That was your talk"), keys, how=how)
