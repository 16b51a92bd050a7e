-- How many redovisningar, and how many files, the selection holds. One row. (After account_list.sql.)
SELECT coalesce(max(account_no), 0)::INTEGER AS account_count, count(*)::INTEGER AS report_count
FROM account
