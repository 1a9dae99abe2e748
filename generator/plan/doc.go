// Package plan does the arithmetic of session plans: when each step starts
// and ends, how much of the booked time is left, what to cut when it runs out,
// and what to bring.
//
// It is pure: a Plan in, a Result out. It knows no files, no activities and no
// time zones; a plan's clock is counted in minutes after midnight, so a change
// to summer time cannot move it. Its twin in the browser is
// themes/default/js/plan.js, and testdata/vectors.json holds both to the same
// numbers. The rules, each with what it answers:
//
//   - A row starts when the one before ends, and breaks are rows. (Printed
//     timetables of workshops that left breaks out were wrong by every break.)
//   - Minutes are whole, and rounded up for each step by itself. (A plan that
//     rounds down runs late by design.)
//   - Total is end minus start; slack is the booked length minus total, and a
//     negative slack is plan-overrun. (Booked slot: facilitators asked to end
//     exactly on time, since the room is taken and people have buses.)
//   - A step with a clock time waits for it in a free row that everybody sees;
//     reached late it is plan-pin-late, and the plan goes on from the real
//     time. (Squeezing later steps in silence hides that the plan broke.) A
//     time before the start is the next day's.
//   - Times past midnight say so, "00:15+1d"; without a start they count from
//     "0:00". (A plan is often written before the room is booked.)
//   - Cuts: shorten before skipping; shorten where most is saved, of equals
//     the later step; skip from the end. (Everyone keeps their turn for as
//     long as that is possible, and no step is given up before it must be.)
//     What nobody can shorten is plan-shorten.
//   - Shortest is the total with every cut made, clock times kept. (Answers
//     "can we do this in an hour?" without trying.)
//   - What to bring is merged over the plan and its steps, whatever the case
//     of the letters. Things that stay are counted where most are needed;
//     things that are used up add up. A last, smaller pair or group gets its
//     own. (One list for the shop and the cupboard.)
//   - Handouts are printed for the step that needs most copies. (People keep
//     theirs.)
//   - More than 90 minutes without a pause of five is plan-no-break, at the
//     step that goes past. (Breaks are not nailed down: a plan may move them,
//     but it has to have them.)
//   - A group outside an activity's size is plan-size. A personal activity
//     before the agreements, or at a first meeting, is plan-comfort. (Safety
//     and agreements come before stories.)
package plan
