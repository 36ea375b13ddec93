const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const minute = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' });

interface DateTimeProps {
  /** ISO 8601. */
  value: string;
}

/** A day, in UTC; of a moment, the day that it falls into. */
export function Day({ value }: DateTimeProps) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {day.format(new Date(value))}
    </time>
  );
}

/** A moment, in UTC, so that it reads the same for everybody and on paper. */
export function DateTime({ value }: DateTimeProps) {
  const date = new Date(value);
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {day.format(date)}, {minute.format(date)} UTC
    </time>
  );
}
