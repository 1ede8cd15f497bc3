"""The questions of the help page, with their answers in Markdown."""

from django.utils.translation import gettext as _

type Section = tuple[str, list[tuple[str, str]]]


def questions() -> list[Section]:
    return [
        (_("To begin"), beginning()),
        (_("I have a project"), projects()),
        (_("I want to help"), helping()),
        (_("My data and my peace"), data()),
    ]


def beginning() -> list[tuple[str, str]]:
    return [
        (
            _("What is Up for?"),
            _(
                "To bring together the people of one area who make something happen. You say what you want to do and "
                "what you lack; Up finds nearby who and what answers it, says why, and introduces you."
            ),
        ),
        (
            _("Do I need an account?"),
            _(
                "Not to read: projects, needs and offers are open to everybody. To answer or to publish, an e-mail "
                "address is enough. You may type everything first; we only ask for it at the end."
            ),
        ),
        (
            _("How do I sign in without a password?"),
            _(
                "We send a code to your e-mail address; it is good for ten minutes and works once. You can also add "
                "a passkey (your fingerprint or the code of your phone) in your settings."
            ),
        ),
        (
            _("I live or work outside this network. May I come?"),
            _("Yes. You can join several networks with the same account, and leave one when you like."),
        ),
        (
            _("I am not at ease with computers."),
            _(
                "Speak to the animator of the network: they can enter your project or your need for you, from a "
                "sheet of paper or a phone call. Your page then says so, and it stays yours."
            ),
        ),
    ]


def projects() -> list[tuple[str, str]]:
    return [
        (
            _("My idea is not ready. May I publish it?"),
            _(
                "Please do: that is what the network is for. Say where it stands, “an idea” for instance; others "
                "can improve it, ask questions, or offer to carry it with you."
            ),
        ),
        (
            _("Does somebody approve what I publish?"),
            _(
                "No. What you publish is visible at once. The charter applies afterwards: what does not follow it "
                "can be reported, and is taken down with a reason that you can contest."
            ),
        ),
        (
            _("How do I say what I lack?"),
            _(
                "In your own words, as you would tell a neighbour: “somebody who knows communication, a larger "
                "room, and 500 €”. Up makes separate needs of it, which you keep, correct or drop."
            ),
        ),
        (
            _("My plans have changed, or I cannot go on."),
            _(
                "Change the stage of your project whenever it moves. If you stop, say why in a few words: it is of "
                "use to the next person. If somebody takes over, hand the project to them."
            ),
        ),
    ]


def helping() -> list[tuple[str, str]]:
    return [
        (
            _("How do I answer a need?"),
            _(
                "Press “I can help” and write two sentences: what you can do, and when. The other person receives "
                "a mail and accepts or declines. Once they accept, you have a conversation to agree on the rest."
            ),
        ),
        (
            _("May I say no to somebody?"),
            _(
                "Of course, and it helps: choose a reason, and the other person knows and can look elsewhere. What "
                "you decline is not suggested to you again."
            ),
        ),
        (
            _("Why is this suggested to me?"),
            _(
                "Each suggestion says why: a shared skill, the same theme, the distance, when you are free. How the "
                "order is made stands on the page “How it works”. Nobody can buy a place in it."
            ),
        ),
        (
            _("Why am I asked whether it helped?"),
            _(
                "Because it closes the need, thanks the person, and shows what the network achieves. Your answer "
                "takes one click."
            ),
        ),
    ]


def data() -> list[tuple[str, str]]:
    return [
        (
            _("Who sees my profile?"),
            _(
                "You choose, line by line: everybody, the members of your networks, or nobody. Your place is only "
                "ever shown as a commune. You can leave the directory and suggestions with one click."
            ),
        ),
        (
            _("I receive too many mails."),
            _(
                "At once we only write about a message, an introduction or a mention. All of it can be switched off "
                "in your settings, and each mail has a link to stop mails of its kind."
            ),
        ),
        (
            _("How do I take my data with me, or erase everything?"),
            _(
                "By yourself, in your settings: an archive of everything that is yours, and the erasure of your "
                "account. Nobody needs to approve it."
            ),
        ),
        (
            _("Something is not right here."),
            _(
                "Under every text there is a way to report it. The animators of the network look at it, decide with "
                "a reason, and tell both sides."
            ),
        ),
    ]
