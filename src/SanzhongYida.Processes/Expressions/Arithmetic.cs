namespace SanzhongYida.Processes;

/// <summary>Arithmetic on numbers, texts, dates and durations; null where there is no answer, overflow included.</summary>
internal static class Arithmetic
{
    public static Value Combined(Operation how, Value left, Value right)
    {
        try
        {
            return (how, left, right) switch
            {
                (_, Value.Number a, Value.Number b) => Numbers(how, a.Amount, b.Amount),
                (Operation.Add, Value.Text a, Value.Text b) => Value.Of(a.Content + b.Content),
                (Operation.Add, Value.Duration a, Value.Date or Value.Moment) => Moved(right, a),
                (Operation.Add, Value.Duration a, Value.Duration b) => new Value.Duration(checked(a.Months + b.Months), a.Span + b.Span),
                (Operation.Add, _, Value.Duration b) => Moved(left, b),
                (Operation.Subtract, Value.Duration a, Value.Duration b) => new Value.Duration(checked(a.Months - b.Months), a.Span - b.Span),
                (Operation.Subtract, _, Value.Duration b) => Moved(left, new(-b.Months, -b.Span)),
                (Operation.Subtract, Value.Date a, Value.Date b) => new Value.Duration(0, new TimeSpan(a.Day.DayNumber - b.Day.DayNumber, 0, 0, 0)),
                (Operation.Subtract, Value.Moment a, Value.Moment b) => new Value.Duration(0, a.At - b.At),
                _ => Value.Nothing,
            };
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            return Value.Nothing;
        }
    }

    public static Value Negated(Value value) => value switch
    {
        Value.Number number => Value.Of(-number.Amount),
        Value.Duration duration when duration.Span != TimeSpan.MinValue => new Value.Duration(-duration.Months, -duration.Span),
        _ => Value.Nothing,
    };

    public static Value Field(Value value, string field) => (value, field) switch
    {
        (Value.Context context, _) => context.Fields.GetValueOrDefault(field, Value.Nothing),
        (Value.Date date, _) => OfDay(date.Day, field),
        (Value.Moment moment, "hour") => Value.Of(moment.At.Hour),
        (Value.Moment moment, "minute") => Value.Of(moment.At.Minute),
        (Value.Moment moment, _) => OfDay(DateOnly.FromDateTime(moment.At.DateTime), field),
        (Value.Duration duration, "months") => Value.Of(duration.Months),
        (Value.Duration duration, "days") => Value.Of(duration.Span.Days),
        (Value.Duration duration, "hours") => Value.Of(duration.Span.Hours),
        (Value.Duration duration, "minutes") => Value.Of(duration.Span.Minutes),
        _ => Value.Nothing,
    };

    private static Value OfDay(DateOnly day, string field) => field switch
    {
        "year" => Value.Of(day.Year),
        "month" => Value.Of(day.Month),
        "day" => Value.Of(day.Day),
        "weekday" => Value.Of(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek),
        _ => Value.Nothing,
    };

    private static Value Numbers(Operation how, decimal left, decimal right) => how switch
    {
        Operation.Add => Value.Of(left + right),
        Operation.Subtract => Value.Of(left - right),
        Operation.Multiply => Value.Of(left * right),
        Operation.Divide when right != 0 => Value.Of(left / right),
        _ => Value.Nothing,
    };

    // A day moves by whole days only: half a day later is no day.
    private static Value Moved(Value value, Value.Duration by) => value switch
    {
        Value.Date date when by.Span.Ticks % TimeSpan.TicksPerDay == 0 =>
            new Value.Date(date.Day.AddMonths(by.Months).AddDays(by.Span.Days)),
        Value.Moment moment when Iso.Add(moment.At, by) is { } moved => new Value.Moment(moved),
        _ => Value.Nothing,
    };
}
