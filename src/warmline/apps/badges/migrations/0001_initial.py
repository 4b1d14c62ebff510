import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuerKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_id', models.CharField(max_length=300, unique=True)),
                ('public', models.JSONField()),
                ('private', models.BinaryField()),
                ('made_at', models.DateTimeField()),
                ('retired_at', models.DateTimeField(null=True)),
                ('compromised_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('compromised_at', None), ('retired_at', None)), fields=('organisation',), name='badges_one_key_signs')],
            },
        ),
        migrations.CreateModel(
            name='Badge',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('certificate', models.UUIDField(null=True, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('facts', models.JSONField()),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('issued_at', models.DateTimeField()),
                ('token', models.TextField(blank=True)),
                ('list_number', models.PositiveIntegerField()),
                ('list_index', models.PositiveIntegerField()),
                ('shared', models.BooleanField(default=False)),
                ('name_shown', models.CharField(choices=[('nothing', 'No name'), ('first', 'My first name'), ('full', 'My full name')], default='nothing', max_length=10)),
                ('dates_shown', models.BooleanField(default=True)),
                ('level_shown', models.BooleanField(default=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('revoked_why', models.CharField(blank=True, default='', max_length=500)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='badges.issuerkey')),
            ],
            options={
                'ordering': ['-issued_at', '-pk'],
                'indexes': [models.Index(fields=['holder', '-issued_at'], name='badges_by_holder')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'list_number', 'list_index'), name='badges_index_once_in_its_list'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_why', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_why', ''), _negated=True)), _connector='OR'), name='badges_revoked_with_reason')],
            },
        ),
    ]
