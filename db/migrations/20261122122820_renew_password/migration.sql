-- The table holds a column of the parameter's name: the statement must say which one it means.
CREATE OR REPLACE FUNCTION giliran_renew_password(account_id text, password_hash text, until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
  IF NOT giliran_may_manage($1) THEN RETURN false; END IF;
  UPDATE account a SET password = $2, updated_at = now() WHERE a.user_id = $1 AND a.provider_id = 'credential';
  UPDATE "user" u SET one_time_until = $3, updated_at = now() WHERE u.id = $1;
  DELETE FROM session s WHERE s.user_id = $1;
  RETURN true;
END $$;
